using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class UnbillWhenCreditNoteIssued(EngagementBook book, MoneyBook money) : IHandle<CreditNoteIssued>
{
    public async Task HandleAsync(CreditNoteIssued domainEvent, CancellationToken ct)
    {
        var document = new BilledDocument(domainEvent.CreditNoteId, domainEvent.InvoiceId, domainEvent.Net.Currency,
            domainEvent.ExchangeRate, domainEvent.IssuedOn);
        foreach (var parts in domainEvent.Parts.GroupBy(p => p.EngagementId))
        {
            var engagement = await book.OpenAsync(parts.Key, domainEvent.OccurredAt, ct);
            await money.BillAsync(engagement, [.. parts], domainEvent.WrittenOff ?? [], document, ct);
        }
    }
}
