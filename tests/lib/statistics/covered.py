# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which published values each method is held against, by which test and how closely; the page is made from this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Covered:
    """One method against one file of published values.

    Attributes:
        vector: file in ``../shared/vectors``.
        methods: functions, as module.function below ``driehoek.lib.statistics``.
        tolerance: largest difference allowed, as the test has it.
        test: file and name of the test.
        left_out: what in the file no method of ours is meant for; empty when all of it is used.
    """

    vector: str
    methods: tuple[str, ...]
    tolerance: str
    test: str
    left_out: str = ""


COVERED = (
    Covered("phe_byars.json", ("counts.count_interval",), "1e-9 relative", "test_counts.test_vector_phe_byars"),
    Covered(
        "phe_rate.json", ("counts.rate", "counts.phe_uses_byar"), "1e-9 relative", "test_counts.test_vector_phe_rate"
    ),
    Covered("phe_wilson.json", ("proportions.proportion",), "1e-9 relative", "test_counts.test_vector_phe_wilson"),
    Covered(
        "rate_change_published.json",
        ("counts.rate",),
        "1e-9 absolute",
        "test_counts.test_vector_rate_change_published_one_rate",
        "score, Wald, Jeffreys and Rothman's limits of one rate: they cover too little at small counts, so there is no "
        "function for them; minlike and Blaker's: not nested, a higher confidence can give a narrower side",
    ),
    Covered(
        "rate_change_published.json",
        ("conditional.p_midp", "conditional.p_exact", "conditional.p_minlike"),
        "as each case says",
        "test_change.test_vector_rate_change_published_conditional",
        "score tests: at 1 against 0 in four times the time they give .046 and 0 where the exact chance is .20; Wald, "
        "square-root and E-tests: they agree with ours where counts are large, and have no interval and no wobble "
        "that go with them, so at small counts they could contradict both (a test shows these things)",
    ),
    Covered(
        "rate_change_published.json",
        ("change.rate_ratio", "conditional.poisson_z"),
        "as each case says",
        "test_change.test_vector_rate_change_published_ratio_and_screen",
        "score interval of a ratio: too narrow at zero counts, for the same reason",
    ),
    Covered(
        "rate_ratio_exact_grid.json",
        ("conditional.p_midp", "conditional.p_exact", "conditional.p_minlike", "change.rate_ratio"),
        "1e-8 relative",
        "test_change.test_vector_rate_ratio_exact_grid",
    ),
    Covered(
        "change_beta_binomial.json",
        ("conditional.p_wobble", "conditional.p_midp"),
        "1e-8 relative",
        "test_change.test_vector_change_beta_binomial",
    ),
    Covered(
        "press_claims_oudewater.json",
        ("change.compare",),
        "1e-6 relative; labels equal",
        "test_change.test_vector_press_claims_oudewater",
    ),
    Covered(
        "detectable_change_table.csv",
        ("thresholds.thresholds",),
        "equal",
        "test_thresholds.test_vector_detectable_change_table",
    ),
    Covered(
        "nl_year_wobble_by_code.csv",
        ("wobble.fit_codes",),
        "2e-4 relative",
        "test_wobble.test_vector_nl_year_wobble_by_code",
        "the share flagged against three years with the yearly s: a mix that is not used",
    ),
    Covered(
        "nl_year_wobble_by_code.csv",
        ("wobble.quality", "wobble.fit_pooled"),
        "2e-4 relative, shares 1e-4 absolute, pooled s 2e-3 relative",
        "test_wobble.test_vector_nl_year_wobble_by_code_quality",
    ),
    Covered(
        "nl_overdispersion_by_code.csv",
        ("wobble.dispersion",),
        "0.0051 absolute (printed with two decimals)",
        "test_wobble.test_vector_nl_overdispersion_by_code",
        "shares of significant pairs: see the quality of the fit",
    ),
    Covered(
        "target_predictive.json",
        ("targets.outlook",),
        "1e-9 relative; totals equal",
        "test_targets.test_vector_target_predictive",
    ),
    Covered(
        "display_rules.json",
        ("display.percent_policy", "display.round_to_5", "disclosure.protect"),
        "equal",
        "test_display.test_vector_display_rules",
    ),
    Covered(
        "funnel_overdispersion.json",
        ("funnel.ratio_funnel", "funnel.over_dispersion"),
        "1e-5 relative",
        "test_funnel.test_vector_funnel_overdispersion",
    ),
    Covered(
        "spc_qicharts2.json",
        ("charts.control_chart", "charts.runs"),
        "1e-9 relative; signals equal",
        "test_charts.test_vector_spc_qicharts2",
    ),
    Covered(
        "spc_anhoej_rule_limits.csv",
        ("charts.runs_usual",),
        "equal",
        "test_charts.test_vector_spc_anhoej_rule_limits",
    ),
    Covered(
        "xmr_nhs_rules_py.json",
        ("charts.xmr", "charts.steady", "charts.one_side", "charts.two_of_three"),
        "1e-12; signals compatible",
        "test_charts.test_vector_xmr_nhs_rules_py",
        "helpers of the port that spread a mark over the points before it (ours marks them at once), calls with lists "
        "of unequal length, and its case of points on the mean, which its provenance calls wrong",
    ),
    Covered(
        "bayes_subsystem.json",
        ("alerts.upper_bound",),
        "equal",
        "test_months.test_vector_bayes_subsystem_and_surveillance_series",
    ),
    Covered(
        "surveillance_series.json",
        ("alerts.upper_bound",),
        "series only",
        "test_months.test_vector_bayes_subsystem_and_surveillance_series",
    ),
    Covered(
        "nl_season_shares.csv", ("months.season_shares",), "1e-5 absolute", "test_months.test_vector_nl_season_shares"
    ),
    Covered(
        "multiple_testing.json", ("discovery.adjusted",), "1e-12 relative", "test_areas.test_vector_multiple_testing"
    ),
    Covered(
        "wdd_effect.json",
        ("effect.displacement_difference",),
        "as each case says",
        "test_effect.test_vector_wdd_effect",
    ),
    Covered(
        "farrington_flexible.json",
        ("farrington.farrington_flexible", "farrington.weeks_back"),
        "1e-5 relative; dispersion and bound 1e-4",
        "test_farrington.test_vector_farrington_flexible",
    ),
    Covered("trend.json", ("trend.trend",), "1e-6 relative", "test_effect.test_vector_trend"),
)


@dataclass(frozen=True, slots=True)
class Published:
    """Values printed elsewhere that a method is held against.

    Attributes:
        source: where they are printed.
        methods, tolerance, test: as in `Covered`.
    """

    source: str
    methods: tuple[str, ...]
    tolerance: str
    test: str


PUBLISHED = (
    Published(
        "Garwood 1936, table of Pearson and Hartley",
        ("counts.count_interval", "funnel.observed_against_expected", "funnel.differs_from_expected"),
        "three decimals, as printed",
        "test_published.test_exact_limits_of_garwood",
    ),
    Published(
        "Newcombe 1998, table I, method 3",
        ("proportions.proportion",),
        "four decimals, as printed",
        "test_published.test_score_limits_of_newcombe",
    ),
    Published(
        "Fleiss 1981 in R's manual of prop.test",
        ("proportions.proportion",),
        "1e-11 relative",
        "test_published.test_smokers_of_fleiss",
    ),
    Published(
        "Przyborowski and Wilenski 1940, in Krishnamoorthy and Thomson 2004",
        ("conditional.p_exact", "conditional.p_minlike"),
        "four decimals, as printed",
        "test_published.test_conditional_test_of_przyborowski_and_wilenski",
    ),
    Published(
        "R's manual of poisson.test",
        ("counts.rate", "change.rate_ratio", "conditional.p_minlike"),
        "1e-10 relative",
        "test_published.test_examples_of_poisson_test_in_the_manual_of_r",
    ),
    Published(
        "Benjamini and Hochberg 1995, section 3.2",
        ("discovery.adjusted",),
        "the same hypotheses",
        "test_published.test_hypotheses_of_benjamini_and_hochberg",
    ),
    Published(
        "Dobson 1990 in R's manual of glm",
        ("regression.poisson_regression",),
        "1e-6 relative",
        "test_published.test_randomised_trial_of_dobson",
    ),
    Published(
        "Boice and Monson 1977 in Stata's manual of ir",
        ("counts.rate", "change.rate_ratio", "conditional.p_midp"),
        "as printed, four to seven decimals",
        "test_published.test_breast_cancer_of_boice_and_monson",
    ),
    Published(
        "PySAL's manual on smoothing",
        ("areas.marshall",),
        "eight decimals, as printed",
        "test_published.test_empirical_bayes_rates_of_pysal",
    ),
    Published(
        "Wheeler 2020 and 2022, andrewpwheeler.com",
        ("effect.displacement_difference",),
        "as printed, one decimal",
        "test_published.test_displacement_differences_of_wheeler",
    ),
    Published(
        "Wilson 2021 in Wheeler 2021",
        ("effect.ratio_of_ratios",),
        "seven decimals, as printed",
        "test_published.test_ratio_of_ratios_of_wilson",
    ),
    Published(
        "Kendall 1970, appendix table 1",
        ("trend.trend",),
        "as printed",
        "test_published.test_rank_trend_of_kendall",
    ),
    Published(
        "PHE technical guidance on funnels",
        ("funnel.proportion_funnel", "proportions.proportion"),
        "1e-9 relative",
        "test_published.test_funnel_of_a_proportion_as_public_health_england_draws_it",
    ),
)

NOT_COVERED: dict[str, str] = {}
"""Files of published values without a method of ours, and why."""
