using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>What somebody writes on money that goes back to a customer.</summary>
/// <param name="ExchangeRate">1 unit of the credit's currency = x base, of the day it goes out.</param>
/// <param name="BankAccountId">Where it goes out.</param>
internal sealed record RefundTerms(DateOnly PaidOn, decimal Amount, decimal ExchangeRate, PaymentMethod Method,
    string? Reference, string? Note, Guid? BankAccountId = null);

internal sealed partial class Payment
{
    /// <summary>The payment whose credit this entry pays back.</summary>
    public Guid? RefundsId { get; private set; }

    /// <summary>The credit note whose credit this entry pays back.</summary>
    public Guid? RefundsCreditNoteId { get; private set; }

    public bool IsRefund => RefundsId is not null || RefundsCreditNoteId is not null;

    /// <summary>Pays credit of this payment back: an entry with the
    /// opposite sign. Never more than is left (domain-rules §7).</summary>
    /// <param name="engagements">Those of the invoices the payment settled.</param>
    public Payment Refund(Guid byId, RefundTerms terms, IReadOnlyList<Guid> engagements, DateOnly today)
    {
        if (ReversesId is not null || IsRefund)
            throw new BusinessRuleException("Only money that came in is paid back.");
        if (terms.PaidOn < ReceivedOn)
            throw new BusinessRuleException("It cannot go back before it came in.")
            {
                Field = nameof(RefundTerms.PaidOn)
            };
        var refund = GoingOut(byId, CompanyId, CustomerToday, Currency, SearchText, terms, today);
        if (-refund.Amount > OpenAmount)
            throw new BusinessRuleException("Only {0} {1} of the payment are left.", OpenAmount,
                Currency) { Field = nameof(Amount) };
        SetOpen(OpenAmount + refund.Amount);
        refund.RefundsId = Id;
        refund.AnnounceRefund(engagements);
        return refund;
    }

    /// <summary>Pays the credit of a credit note back.</summary>
    public static Payment Refund(CreditNote note, Guid byId, RefundTerms terms,
        IReadOnlyList<Guid> engagements, DateOnly today)
    {
        if (terms.PaidOn < note.IssuedOn)
            throw new BusinessRuleException("It cannot go back before the credit note was issued.")
            {
                Field = nameof(RefundTerms.PaidOn)
            };
        var refund = GoingOut(byId, note.CompanyId, note.CustomerToday, note.Currency, note.SearchText, terms, today);
        note.Use(-refund.Amount);
        refund.RefundsCreditNoteId = note.Id;
        refund.AnnounceRefund(engagements);
        return refund;
    }

    /// <summary>Realised when credit goes out at another rate than it came
    /// in at: a loss when it costs more now (domain-rules §6).</summary>
    public static decimal RefundDifference(decimal refunded, decimal cameInAt, decimal wentOutAt,
        string baseCurrency) =>
        Rounding.Round(refunded * (cameInAt - wentOutAt), baseCurrency);

    private static Payment GoingOut(Guid byId, Guid companyId, CustomerToday customerToday, string currency,
        string searchText,
        RefundTerms terms, DateOnly today)
    {
        if (terms.PaidOn > today)
            throw new BusinessRuleException("The day may not lie in the future.")
            {
                Field = nameof(RefundTerms.PaidOn)
            };
        var amount = Currencies.Exact(terms.Amount, currency, nameof(Amount));
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        Currencies.Limited(amount * terms.ExchangeRate, nameof(Amount));
        return new Payment
        {
            CompanyId = companyId,
            CustomerToday = customerToday,
            ReceivedOn = terms.PaidOn,
            Amount = -amount,
            Currency = currency,
            ExchangeRate = terms.ExchangeRate,
            Method = terms.Method,
            BankAccountId = terms.BankAccountId,
            Reference = terms.Reference?.Trim() ?? "",
            Note = terms.Note?.Trim() ?? "",
            RecordedById = byId,
            SearchText = searchText,
        };
    }

    private void AnnounceRefund(IReadOnlyList<Guid> engagements) =>
        Raise(new CreditRefunded(Id, CompanyId, new Money(-Amount, Currency), ReceivedOn, Reference, RefundsId,
            RefundsCreditNoteId, engagements));
}
