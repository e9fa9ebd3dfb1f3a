using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class EarnWhenWorkDelivered(EngagementBook book, MoneyBook money) : IHandle<WorkDelivered>
{
    public async Task HandleAsync(WorkDelivered domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await money.DeliverAsync(engagement, domainEvent, PoolOf(domainEvent), ct);
    }

    private static Guid PoolOf(WorkDelivered delivered) => delivered.Kind switch
    {
        BillingSourceKind.Milestone or BillingSourceKind.Expense => delivered.SourceId,
        _ => delivered.ProjectId,
    };
}

internal sealed class SpendWhenCostIncurred(EngagementBook book) : IHandle<CostIncurred>
{
    public async Task HandleAsync(CostIncurred domainEvent, CancellationToken ct) =>
        await book.SpendAsync(await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct), domainEvent,
            ct);
}

internal sealed class WriteOffWhenWorkWrittenOff(EngagementBook book, MoneyBook money) : IHandle<WorkWrittenOff>
{
    public async Task HandleAsync(WorkWrittenOff domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await money.GiveUpAsync(engagement, domainEvent, ct);
        book.Tell(engagement, domainEvent, ThreadKind.WrittenOff, domainEvent.Reason, amount: domainEvent.Value.Amount,
            currency: domainEvent.Value.Currency);
    }
}

internal sealed class ContinueThreadWhenExpenseApproved(EngagementBook book) : IHandle<ExpenseApproved>
{
    public async Task HandleAsync(ExpenseApproved domainEvent, CancellationToken ct)
    {
        if (domainEvent.EngagementId is not { } id) return;
        var engagement = await book.OpenAsync(id, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ExpenseApproved, domainEvent.Description, domainEvent.Category,
            new RecordRef(Kinds.Expense, domainEvent.ExpenseId), domainEvent.Net.Amount, domainEvent.Net.Currency);
    }
}

internal sealed class ContinueThreadWhenExpenseApprovalUndone(EngagementBook book) : IHandle<ExpenseApprovalUndone>
{
    public async Task HandleAsync(ExpenseApprovalUndone domainEvent, CancellationToken ct)
    {
        if (domainEvent.EngagementId is not { } id) return;
        var engagement = await book.OpenAsync(id, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ExpenseApprovalUndone, domainEvent.Description, null,
            new RecordRef(Kinds.Expense, domainEvent.ExpenseId), -domainEvent.Net.Amount, domainEvent.Net.Currency);
    }
}

internal sealed class BillWhenInvoiceIssued(EngagementBook book, MoneyBook money) : IHandle<InvoiceIssued>
{
    public async Task HandleAsync(InvoiceIssued domainEvent, CancellationToken ct)
    {
        var document = new BilledDocument(domainEvent.InvoiceId, domainEvent.InvoiceId, domainEvent.Net.Currency, domainEvent.ExchangeRate,
            domainEvent.IssuedOn);
        foreach (var parts in domainEvent.Parts.GroupBy(p => p.EngagementId))
        {
            var engagement = await book.OpenAsync(parts.Key, domainEvent.OccurredAt, ct);
            await money.BillAsync(engagement, [.. parts], domainEvent.WrittenOff ?? [], document, ct);
            book.Tell(engagement, domainEvent, ThreadKind.InvoiceIssued, domainEvent.Number,
                record: new RecordRef(Kinds.Invoice, domainEvent.InvoiceId),
                amount: parts.Sum(p => p.BilledAmount + p.UnbackedAmount), currency: domainEvent.Net.Currency);
        }
    }
}

internal sealed class UnbillWhenCreditNoteIssued(EngagementBook book, MoneyBook money) : IHandle<CreditNoteIssued>
{
    public async Task HandleAsync(CreditNoteIssued domainEvent, CancellationToken ct)
    {
        var document = new BilledDocument(domainEvent.CreditNoteId, domainEvent.InvoiceId, domainEvent.Net.Currency, domainEvent.ExchangeRate,
            domainEvent.IssuedOn);
        foreach (var parts in domainEvent.Parts.GroupBy(p => p.EngagementId))
        {
            var engagement = await book.OpenAsync(parts.Key, domainEvent.OccurredAt, ct);
            await money.BillAsync(engagement, [.. parts], domainEvent.WrittenOff ?? [], document, ct);
            book.Tell(engagement, domainEvent, ThreadKind.CreditNoteIssued, domainEvent.Number,
                domainEvent.InvoiceNumber, new RecordRef(Kinds.Invoice, domainEvent.InvoiceId),
                parts.Sum(p => p.BilledAmount + p.UnbackedAmount), domainEvent.Net.Currency);
        }
    }
}

internal sealed class ContinueThreadWhenPaymentReceived(EngagementBook book) : IHandle<PaymentReceived>
{
    public Task HandleAsync(PaymentReceived domainEvent, CancellationToken ct) =>
        Settling.TellAsync(book, domainEvent, ThreadKind.PaymentReceived, domainEvent.Parts,
            domainEvent.Amount.Currency, null, ct);
}

internal sealed class ContinueThreadWhenCreditUsed(EngagementBook book) : IHandle<CreditUsed>
{
    public Task HandleAsync(CreditUsed domainEvent, CancellationToken ct) =>
        Settling.TellAsync(book, domainEvent, ThreadKind.CreditUsed, domainEvent.Parts, domainEvent.Currency, null, ct);
}

/// <summary>The money bar stays: it tells what was billed, not what was paid (domain-rules §27).</summary>
internal sealed class ContinueThreadWhenPaymentReversed(EngagementBook book) : IHandle<PaymentReversed>
{
    public Task HandleAsync(PaymentReversed domainEvent, CancellationToken ct) =>
        Settling.TellAsync(book, domainEvent, ThreadKind.PaymentReversed, domainEvent.Parts,
            domainEvent.Amount.Currency, domainEvent.Reason, ct);
}

internal sealed class ContinueThreadWhenCreditRefunded(EngagementBook book) : IHandle<CreditRefunded>
{
    public async Task HandleAsync(CreditRefunded domainEvent, CancellationToken ct)
    {
        foreach (var id in domainEvent.EngagementIds.Distinct())
        {
            var engagement = await book.OpenAsync(id, domainEvent.OccurredAt, ct);
            book.Tell(engagement, domainEvent, ThreadKind.CreditRefunded, domainEvent.Reference,
                record: new RecordRef(Kinds.Payment, domainEvent.RefundId), amount: -domainEvent.Amount.Amount,
                currency: domainEvent.Amount.Currency);
        }
    }
}

internal static class Settling
{
    public static async Task TellAsync(EngagementBook book, DomainEvent source, ThreadKind kind,
        IReadOnlyList<PaymentPart> parts, string currency, string? detail, CancellationToken ct)
    {
        foreach (var part in parts)
        {
            foreach (var id in part.EngagementIds.Distinct())
            {
                var engagement = await book.OpenAsync(id, source.OccurredAt, ct);
                book.Tell(engagement, source, kind, part.InvoiceNumber, detail,
                    new RecordRef(Kinds.Invoice, part.InvoiceId), part.Amount, currency);
            }
        }
    }
}

internal sealed class ContinueThreadWhenInvoicePaid(EngagementBook book) : IHandle<InvoicePaid>
{
    public async Task HandleAsync(InvoicePaid domainEvent, CancellationToken ct)
    {
        foreach (var id in domainEvent.EngagementIds.Distinct())
        {
            var engagement = await book.OpenAsync(id, domainEvent.OccurredAt, ct);
            book.Tell(engagement, domainEvent, ThreadKind.InvoicePaid, domainEvent.Number,
                record: new RecordRef(Kinds.Invoice, domainEvent.InvoiceId));
        }
    }
}

/// <summary>Work that was delivered before its day's rate was known is earned now.</summary>
internal sealed class EarnWaitingWorkWhenExchangeRateSet(MoneyBook money) : IHandle<ExchangeRateSet>
{
    public Task HandleAsync(ExchangeRateSet domainEvent, CancellationToken ct) =>
        money.EarnWaitingAsync(domainEvent, ct);
}
