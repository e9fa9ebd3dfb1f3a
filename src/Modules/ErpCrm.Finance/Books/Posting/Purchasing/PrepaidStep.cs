using ErpCrm.Finance.Books.MonthEnd;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>What the month cost of bills that were paid for several.</summary>
internal sealed class PrepaidStep(PrepaidShares shares) : IClosingStep
{
    public string Key => "prepaid";

    public int Order => 52;

    public string Title => "Post prepaid costs";

    public string About =>
        "What the month cost of bills that pay for several months; posted by itself when it is over.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await shares.OutstandingAsync(month.Last, ct), "{0} entry to post|{0} entries to post",
        $"/finance/prepaid-costs?month={month.Key}");
}
