using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Countries by their letters (ISO 3166-1); those one has most to do with in the reader's language.</summary>
internal static class Countries
{
    public const int CodeLength = 2;

    private const string Others = """
        AD AE AF AG AI AL AO AQ AR AS AU AW AX BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BV BW BZ CA CC CD CF CG CI
        CK CL CM CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GD GF GG GH GI GL GM GN GP GQ GS GT GU GW
        GY HK HM HN HT ID IL IM IO IQ IR JE JM JO KE KH KI KM KN KP KW KY LA LB LC LK LR LS LY MA MC ME MF MG MH MK ML
        MM MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM PA PE PF PG PH PK PM PN PR PS PW PY QA RE
        RS RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TK TL TN TO TT TV TW TZ UG UM UY VA
        VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """;

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["AM"] = "Armenia", ["AT"] = "Austria", ["AZ"] = "Azerbaijan", ["BE"] = "Belgium", ["BG"] = "Bulgaria",
        ["BY"] = "Belarus", ["CH"] = "Switzerland", ["CN"] = "China", ["CY"] = "Cyprus", ["CZ"] = "Czechia",
        ["DE"] = "Germany", ["DK"] = "Denmark", ["EE"] = "Estonia", ["ES"] = "Spain", ["FI"] = "Finland",
        ["FR"] = "France", ["GB"] = "United Kingdom", ["GE"] = "Georgia", ["GR"] = "Greece", ["HR"] = "Croatia",
        ["HU"] = "Hungary", ["IE"] = "Ireland", ["IN"] = "India", ["IS"] = "Iceland", ["IT"] = "Italy",
        ["JP"] = "Japan", ["KG"] = "Kyrgyzstan", ["KR"] = "South Korea", ["KZ"] = "Kazakhstan",
        ["LI"] = "Liechtenstein", ["LT"] = "Lithuania", ["LU"] = "Luxembourg", ["LV"] = "Latvia", ["MD"] = "Moldova",
        ["MN"] = "Mongolia", ["MT"] = "Malta", ["NL"] = "Netherlands", ["NO"] = "Norway", ["PL"] = "Poland",
        ["PT"] = "Portugal", ["RO"] = "Romania", ["RU"] = "Russia", ["SE"] = "Sweden", ["SI"] = "Slovenia",
        ["SK"] = "Slovakia", ["TJ"] = "Tajikistan", ["TM"] = "Turkmenistan", ["TR"] = "Türkiye", ["UA"] = "Ukraine",
        ["US"] = "United States", ["UZ"] = "Uzbekistan",
    };

    private static readonly Dictionary<string, string> All = Others
        .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToDictionary(code => code, EnglishOf)
        .Concat(Named).ToDictionary(country => country.Key, country => country.Value, StringComparer.Ordinal);

    public static bool IsKnown(string code) => All.ContainsKey(code);

    public static string NameOf(string code, IStringLocalizer t) =>
        All.TryGetValue(code, out var name) ? t[name].Value : code;

    /// <summary>For a form, in the order of their names.</summary>
    public static IReadOnlyList<SelectListItem> Items(IStringLocalizer t) =>
    [
        .. All.Select(country => new SelectListItem(t[country.Value], country.Key))
            .OrderBy(item => item.Text, StringComparer.CurrentCulture),
    ];

    // What this machine does not know is called by its letters.
    private static string EnglishOf(string code)
    {
        try
        {
            return new RegionInfo(code).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
