using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class BillWhenInvoiceIssued(EngagementBook book, MoneyBook money) : IHandle<InvoiceIssued>
{
    public async Task HandleAsync(InvoiceIssued domainEvent, CancellationToken ct)
    {
        var document = new BilledDocument(domainEvent.InvoiceId, domainEvent.InvoiceId, domainEvent.Net.Currency,
            domainEvent.ExchangeRate, domainEvent.IssuedOn);
        foreach (var parts in domainEvent.Parts.GroupBy(p => p.EngagementId))
        {
            var engagement = await book.OpenAsync(parts.Key, domainEvent.OccurredAt, ct);
            await money.BillAsync(engagement, [.. parts], domainEvent.WrittenOff ?? [], document, ct);
        }
    }
}
