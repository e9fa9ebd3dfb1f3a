using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What somebody would be asked or told on the page on which an invoice is issued keeps one from being issued
/// where nobody sees that page: several at once, or by itself.</summary>
internal sealed class UnattendedIssuing(IssueWarnings warnings, ConcessionAsking asking)
{
    private const int CharactersTold = 20;

    /// <exception cref="BusinessRuleException">Somebody has to look at it.</exception>
    public async Task RequireReadyAsync(Invoice draft, CancellationToken ct)
    {
        draft.RequireIssuable();
        if (await asking.AskedDiscountAsync(draft, ct) > 0)
            throw new BusinessRuleException("What it takes off is asked for first. Issue it on its page.");
        var context = await warnings.ContextOfAsync(draft, ct);
        if (context.Missing.Count > 0)
            throw new BusinessRuleException("Its print lacks characters: {0}. Issue it on its page.",
                string.Join(' ', context.Missing.Take(CharactersTold)));
        if (context.LacksAsEInvoice is not null)
            throw new BusinessRuleException("It lacks something to be an e-invoice. Issue it on its page.");
    }
}
