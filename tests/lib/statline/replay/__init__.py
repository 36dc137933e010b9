# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server on this machine that answers as those of CBS and the police do, and fails as they do."""
