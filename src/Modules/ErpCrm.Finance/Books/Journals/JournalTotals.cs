using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>What the lines of the form come to so far, in base currency.</summary>
/// <param name="Lines">The base amount of each line of the form, in their order; null where it says nothing.</param>
/// <param name="WithoutRate">Currencies that have no rate on the day.</param>
/// <param name="ByCentre">What is divided over cost centres, by their names.</param>
internal sealed record JournalTotals(
    string BaseCurrency, decimal Debit, decimal Credit, IReadOnlyList<decimal?> Lines,
    IReadOnlyList<string> WithoutRate, IReadOnlyList<(string Centre, decimal Amount)> ByCentre)
{
    /// <summary>What is missing on the credit side; negative on the debit side.</summary>
    public decimal Difference => Debit - Credit;

    public static JournalTotals Of(JournalForm form, ExchangeRateTable rates, string baseCurrency, DateOnly day)
    {
        var entered = form.Entered();
        var lines = entered.Select(l => l.Line.ToLine(baseCurrency)).ToList();
        var codes = lines.Where(l => l.Base is null).Select(l => l.Currency).Distinct().ToList();
        var known = codes.Where(code => rates.RateOn(code, day) is not null)
            .ToDictionary(code => code, code => rates.RateOn(code, day)!.Value);
        var inBase = HandLines.InBase(lines, known, baseCurrency);
        var shown = new decimal?[form.Lines.Count];
        for (var i = 0; i < entered.Count; i++) shown[entered[i].Index] = inBase[i];
        return new JournalTotals(baseCurrency, inBase.Where(b => b > 0).Sum(), -inBase.Where(b => b < 0).Sum(), shown,
            [.. codes.Where(code => !known.ContainsKey(code))], Divided(form, lines, inBase, baseCurrency));
    }

    private static IReadOnlyList<(string Centre, decimal Amount)> Divided(
        JournalForm form, List<HandLine> lines, IReadOnlyList<decimal> inBase, string baseCurrency)
    {
        var shares = form.ChosenShares();
        if (shares.Count == 0 || !lines.Exists(l => l.IsSplit) || form.Context is not { } context) return [];
        var split = lines.Select((line, i) => (line, amount: inBase[i])).Where(l => l.line.IsSplit).ToList();
        return
        [
            .. HandLines.Posted([.. split.Select(l => l.line)], [.. split.Select(l => l.amount)], shares, baseCurrency)
                .GroupBy(l => l.Of.CostCentreId)
                .Select(g => (context.Centres.FirstOrDefault(c => c.Id == g.Key)?.Name ?? "", g.Sum(l => l.Base))),
        ];
    }
}
