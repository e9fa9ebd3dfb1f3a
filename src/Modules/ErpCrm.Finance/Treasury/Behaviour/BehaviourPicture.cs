using System.Globalization;
using ErpCrm.Ui.Charts;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Behaviour;

/// <summary>How somebody pays as a picture and in words: by how many days after the due day how much is paid.</summary>
internal sealed record BehaviourPicture(PaymentBehaviour Own, PaymentBehaviour Everybody, bool IsEverybody)
{
    private static readonly int[] Marks = [-14, -7, 0, 7, 14, 30, 45, 60, 90, 120, 180];

    /// <summary>Whether there is a line to draw.</summary>
    public bool IsKnown => Own.PaidCount > 0;

    /// <summary>Shares of 100.</summary>
    public IReadOnlyList<Series> SeriesIn(IStringLocalizer texts) => IsEverybody
        ? [new Series(texts["Paid"], Of(day => Own.UnpaidAfter(day)), Area: true)]
        :
        [
            new Series(texts["This customer"], Of(day => Own.UnpaidAfter(day, Everybody)), Area: true),
            new Series(texts["All customers"], Of(day => Everybody.UnpaidAfter(day)), Color: 2,
                Style: SeriesStyle.Dashed),
        ];

    /// <summary>Days from the due day, before it with a minus.</summary>
    public static IReadOnlyList<string> Points { get; } =
        [.. Marks.Select(day => day.ToString("+0;\u22120;0", CultureInfo.InvariantCulture))];

    /// <summary>What can be said in a sentence.</summary>
    public string SentenceIn(IStringLocalizer texts)
    {
        if (Own.Count == 0) return texts["No invoice has been due yet."];
        if (!IsKnown)
            return Own.Longest > 0
                ? texts["Nothing was paid so far. The oldest is {0} late: it takes longer than that.",
                    texts.Count("{0} day|{0} days", Own.Longest)].Value
                : texts["Nothing was paid so far, and nothing is late."].Value;
        var days = Rounded(IsEverybody ? Own.Mean : Own.MeanWith(Everybody));
        var text = days < 0
            ? texts["On average it is paid {0} before it is due.", texts.Count("{0} day|{0} days", -days)].Value
            : days == 0
                ? texts["On average it is paid when it is due."].Value
                : texts["On average it is paid {0} after it is due.", texts.Count("{0} day|{0} days", days)].Value;
        if (!Own.IsBound) return text;
        return $"{text} {texts["Some of it has been open for so long that this is the least."].Value}";
    }

    private static int Rounded(decimal? days) => (int)SharedKernel.Rounding.Round(days ?? 0, 0);

    private static List<decimal?> Of(Func<int, decimal> unpaid) =>
        [.. Marks.Select(day => (decimal?)SharedKernel.Rounding.Round(100 * (1 - unpaid(day)), 1))];
}
