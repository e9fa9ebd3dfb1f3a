using ErpCrm.Finance.Books.MonthEnd.Runs;

namespace ErpCrm.Finance.Books.MonthEnd.Accruals;

/// <summary>Costs of the month whose bills are still to come: only people know of them.</summary>
internal sealed class AccrualStep : IClosingStep
{
    public string Key => PostingStep.KeyOf(RunStep.Accrual);

    public int Order => 66;

    public string Title => "Accrue costs without a bill";

    public string About => "What belongs to the month and is not billed yet; taken back on the next day.";

    public Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => Task.FromResult(
        new ClosingState(ClosingStatus.Look, Url: $"/finance/month-end/accruals?month={month.Key}"));
}
