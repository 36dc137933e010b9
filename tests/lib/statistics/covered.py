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
        ("charts.xmr", "signals.steady", "signals.one_side", "charts.two_of_three"),
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


SECOND_WAY = {
    "alerts.stands_out": "test_second_way.test_months_one_by_one",
    "alerts.upper_bound": "test_months.test_the_slow_bound_agrees",
    "areas.marshall": "test_areas.test_the_slow_shrinkage_agrees",
    "areas.rank_uncertainty": "test_areas.test_ranks_against_simulation",
    "areas.survey_differs": "test_areas.test_the_slow_survey_difference_agrees",
    "areas.survey_value": "test_second_way.test_surveys_and_placebos_one_by_one",
    "change.against_others": "test_second_way.test_comparisons_of_years",
    "change.against_previous_year": "test_second_way.test_comparisons_of_years",
    "change.against_three_years": "test_second_way.test_comparisons_of_years",
    "change.compare": "test_change.test_the_slow_second_way_agrees",
    "change.rate_ratio": "test_change.test_ratio_limits_are_where_the_tails_end",
    "charts.control_chart": "test_charts.test_the_slow_charts_agree",
    "charts.monthly_chart": "test_second_way.test_months_one_by_one",
    "signals.one_side": "test_charts.test_the_slow_runs_agree",
    "charts.runs": "test_charts.test_the_slow_runs_agree",
    "charts.runs_usual": "test_charts.test_vector_spc_anhoej_rule_limits",
    "charts.special_causes": "test_charts.test_the_slow_special_causes_agree",
    "signals.steady": "test_second_way.test_months_one_by_one",
    "charts.suitable": "test_second_way.test_months_one_by_one",
    "charts.two_of_three": "test_second_way.test_months_one_by_one",
    "charts.xmr": "test_charts.test_xmr_screens_large_moving_ranges",
    "conditional.expected_share": "test_change.test_the_slow_second_way_agrees",
    "conditional.p_exact": "test_change.test_the_slow_second_way_agrees",
    "conditional.p_midp": "test_change.test_the_slow_second_way_agrees",
    "conditional.p_minlike": "test_change.test_minlike_is_scipys_binomial_test",
    "conditional.p_wobble": "test_change.test_the_slow_second_way_agrees",
    "conditional.poisson_z": "test_change.test_the_quick_screen_by_hand",
    "counts.count_interval": "test_counts.test_exact_limits_are_what_they_say",
    "counts.phe_uses_byar": "test_second_way.test_counts_rates_and_what_is_expected",
    "counts.rate": "test_second_way.test_counts_rates_and_what_is_expected",
    "coverage.coverage": "test_second_way.test_coverage_total_by_total",
    "disclosure.is_small": "test_second_way.test_counts_rates_and_what_is_expected",
    "disclosure.protect": "test_display.test_nobody_can_work_a_small_cell_back",
    "discovery.adjusted": "test_areas.test_adjusting_as_statsmodels_does",
    "discovery.remarkable": "test_second_way.test_what_stands_out_by_the_step_of_benjamini_and_hochberg",
    "display.percent_policy": "test_second_way.test_how_a_change_may_be_written",
    "display.round_to_5": "test_second_way.test_counts_rates_and_what_is_expected",
    "display.shows_colour": "test_display.test_colour_is_for_clear_changes_with_a_known_direction",
    "display.tier": "test_display.test_the_table_of_the_policy",
    "display.tier_number": "test_second_way.test_counts_rates_and_what_is_expected",
    "effect.displacement_difference": "test_second_way.test_displacement_cell_by_cell",
    "effect.panel_ratio_of_ratios": "test_effect.test_the_panel_is_that_of_statsmodels",
    "effect.placebo_rank": "test_second_way.test_surveys_and_placebos_one_by_one",
    "effect.ratio_of_ratios": "test_effect.test_ratio_of_ratios_by_hand",
    "effect.smallest_detectable_fall": "test_effect.test_the_smallest_detectable_fall_is_seen_four_times_in_five",
    "effect.started_in_peak": "test_second_way.test_comparisons_of_years",
    "equivalence.p_equivalent": "test_thresholds.test_equivalence_by_midp_is_that_of_statsmodels",
    "equivalence.stayed_equal": "test_second_way.test_how_a_change_may_be_written",
    "farrington.farrington_flexible": "test_farrington.test_the_slow_second_way_agrees",
    "farrington.weeks_back": "test_farrington.test_the_same_week_of_earlier_years",
    "funnel.differs_from_expected": "test_funnel.test_far_from_expected_by_chance",
    "funnel.expected_count": "test_second_way.test_counts_rates_and_what_is_expected",
    "funnel.observed_against_expected": (
        "test_funnel.test_observed_over_expected_is_the_limit_of_the_count_over_expected"
    ),
    "funnel.over_dispersion": "test_funnel.test_the_slow_dispersion_agrees",
    "funnel.overdispersed_funnel": "test_funnel.test_overdispersed_funnel_by_hand_and_its_meaning",
    "funnel.position_in_funnel": "test_second_way.test_places_in_a_funnel_one_by_one",
    "funnel.proportion_funnel": "test_funnel.test_proportion_funnel_by_hand",
    "funnel.ratio_funnel": "test_funnel.test_ratio_funnel_by_chi_square",
    "months.cumulative_share": "test_second_way.test_seasons_one_by_one",
    "months.provisional_months": "test_second_way.test_seasons_one_by_one",
    "months.season_shares": "test_second_way.test_seasons_one_by_one",
    "months.twelve_month_totals": "test_months.test_totals_of_twelve_months",
    "months.year_on_year": "test_months.test_totals_of_twelve_months",
    "months.year_so_far": "test_second_way.test_seasons_one_by_one",
    "proportions.proportion": "test_counts.test_wilson_solves_the_score_equation",
    "regression.poisson_regression": "test_effect.test_the_regression_is_that_of_statsmodels",
    "rounded.label_of_rounded": "test_thresholds.test_a_rounded_label_holds_for_all_it_can_stand_for",
    "targets.chance_without_doing_anything": (
        "test_second_way.test_a_target_without_doing_anything_is_a_sum_of_chances"
    ),
    "targets.outlook": "test_targets.test_the_slow_second_way_agrees",
    "thresholds.thresholds": "test_thresholds.test_the_table_is_what_the_labels_do",
    "trend.trend": "test_second_way.test_a_trend_from_its_equations",
    "wobble.dispersion": "test_second_way.test_the_quality_of_a_fit_pair_by_pair",
    "wobble.fit": "test_wobble.test_the_slow_fit_agrees",
    "wobble.fit_codes": "test_second_way.test_fits_of_several_codes_are_fits_of_their_pairs",
    "wobble.fit_pooled": "test_second_way.test_fits_of_several_codes_are_fits_of_their_pairs",
    "wobble.quality": "test_second_way.test_the_quality_of_a_fit_pair_by_pair",
}
"""Per method the test that holds it against a slow, obvious second way: loops, sums of the definition, a simulation,
or another program. The checks of input (`arrays`) and the sums over ranges (`segments`) are no methods."""
