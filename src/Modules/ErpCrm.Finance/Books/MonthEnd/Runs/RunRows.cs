namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>The figures of a step, posted or about to be, as a table shows them.</summary>
internal sealed record RunRows(RunStep Step, IReadOnlyList<RunRow> Rows, int More, string BaseCurrency)
{
    public bool HasForeign => Rows.Any(r => r.Foreign is not null);

    public bool HasParts => Rows.Any(r => StepWords.OfPart(r.Part).Length > 0);

    public decimal Difference => Rows.Sum(r => r.Difference);

    public static RunRows Of(RunPage page) => new(
        page.Run.Step,
        [.. page.Lines.Select(l => new RunRow(l.Kind, l.RefId, l.Part, l.Label, l.Target, l.Before)
        {
            ProjectId = l.ProjectId, AccountId = l.AccountId, Foreign = l.Foreign, Currency = l.Currency,
            Rate = l.Rate,
        })],
        page.More, page.BaseCurrency);
}
