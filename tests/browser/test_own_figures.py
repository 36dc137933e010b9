# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one counts oneself is pasted from Excel as a block, kept, and stands on the page of the figure."""

import pytest
from playwright.sync_api import Browser, expect

from scripts.demo_site import DemoSite

PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.mark.browser
def test_a_block_from_excel_fills_the_cells_to_the_right_and_below(browser: Browser, site: DemoSite) -> None:
    page = browser.new_page(base_url=site.address, locale="nl-NL")
    page.goto(site.sign_ins["tweestromenland/coordinator"])
    page.goto("/tweestromenland/cijfers/invoeren/sluitingen/")
    cells = page.locator("tbody tr").nth(1).locator("input[name^='v.']")
    cells.nth(2).evaluate(PASTE, "4\t0\r\n7\t12\r\n")
    expect(page.locator("[data-told]")).to_have_text("4 cellen gevuld")
    cells.nth(2).press("Enter")
    expect(page.locator("tbody tr").nth(2).locator("input[name^='v.']").nth(2)).to_be_focused()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status").first).to_contain_text("4 vakjes zijn bewaard.")
    kept = [page.locator("tbody tr").nth(row).locator("input[name^='v.']").nth(2).input_value() for row in (0, 1, 2)]
    assert kept == ["", "4", "7"]
    page.get_by_role("link", name="Naar het cijfer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sluitingen van panden")
    page.close()
