using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What a customer is let off.</summary>
internal enum ConcessionKind
{
    CreditNote,
    WriteOff,
    Discount,
    BadDebt,
}

internal enum ConcessionState
{
    Waiting,
    Granted,
    Declined,
    Withdrawn,
}

/// <summary>Who asks for it, and when.</summary>
/// <param name="At">UTC.</param>
internal sealed record AskedBy(Guid UserId, string UserName, DateTime At);

/// <summary>
/// A credit note, a write-off, a discount or a bad debt that a policy lets somebody be asked about: a request, and what
/// it came to. What was approved is done in the same save (<see cref="ConcessionGuard"/>), once, and for the amount
/// that was seen. A credit note has the id of its request.
/// </summary>
internal sealed class Concession : Entity
{
    public const int ReasonLength = 300;
    public const int NoteLength = 400;
    public const int NameLength = 120;

    private readonly List<ConcessionLine> _lines = [];

    private Concession()
    {
    }

    private Concession(ConcessionKind kind, Guid subjectId, string subject, string customerName, Money amount,
        string reason, AskedBy by)
    {
        (Kind, SubjectId, CustomerName) = (kind, subjectId, customerName);
        Subject = subject.Length <= InvoiceLine.DescriptionLength ? subject : subject[..InvoiceLine.DescriptionLength];
        (Amount, Currency, Reason) = (amount.Amount, amount.Currency, reason);
        (AskedById, AskedByName, AskedAt, WaitingFor) = (by.UserId, by.UserName, by.At, subjectId);
        Raise(new ConcessionAsked(Id, PolicyKind, amount));
    }

    public ConcessionKind Kind { get; private set; }
    public ConcessionState State { get; private set; }

    /// <summary>The invoice that is credited, reduced or not paid, or the delivery that is written off.</summary>
    [NotAudited]
    public Guid SubjectId { get; private set; }

    /// <summary>What that was called: a number, a description; for a draft its customer.</summary>
    [NotAudited]
    public string Subject { get; private set; } = "";

    [NotAudited]
    public string CustomerName { get; private set; } = "";

    public string Currency { get; private set; } = "";

    /// <summary>With VAT for a credit note and a bad debt, else net.</summary>
    public decimal Amount { get; private set; }

    /// <summary>Of a write-off, in the delivery's own quantity.</summary>
    [NotAudited]
    public decimal Quantity { get; private set; }

    /// <summary>The draft as it was, of a discount.</summary>
    [NotAudited]
    public int SubjectVersion { get; private set; }

    /// <summary>What becomes of the work behind a credit note.</summary>
    [NotAudited]
    public CreditedWork Work { get; private set; }

    /// <summary>Of a bad debt: whether the VAT in it is not owed to the state any more.</summary>
    [NotAudited]
    public bool? VatRelief { get; private set; }

    public string Reason { get; private set; } = "";

    [NotAudited]
    public Guid AskedById { get; private set; }

    [NotAudited]
    public string AskedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime AskedAt { get; private set; }

    /// <summary>Who approved, declined or took it back.</summary>
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Its subject while it waits: nothing is asked for twice at a time.</summary>
    [NotAudited]
    public Guid? WaitingFor { get; private set; }

    public IReadOnlyList<ConcessionLine> Lines => _lines;

    public Money Money => new(Amount, Currency);

    /// <summary>By which policy it is decided.</summary>
    public string PolicyKind => KeyOf(Kind);

    public static string KeyOf(ConcessionKind kind) => kind switch
    {
        ConcessionKind.CreditNote => Contracts.Concessions.CreditNote,
        ConcessionKind.WriteOff => Contracts.Concessions.WriteOff,
        ConcessionKind.BadDebt => Contracts.Concessions.BadDebt,
        _ => Contracts.Concessions.Discount,
    };

    /// <param name="gross">What the credit note comes to.</param>
    public static Concession OfCreditNote(Invoice invoice, CreditRequest request, decimal gross, AskedBy by)
    {
        var asked = new Concession(ConcessionKind.CreditNote, invoice.Id, invoice.Number!, invoice.CustomerName,
            new Money(gross, invoice.Currency), request.Reason, by) { Work = request.Work };
        asked._lines.AddRange(request.Quantities.Select(line => new ConcessionLine(asked.Id, line.Key, line.Value)));
        return asked;
    }

    /// <exception cref="BusinessRuleException">Nothing is left to bill of it.</exception>
    public static Concession OfWriteOff(Delivery delivery, string customerName, string reason, AskedBy by)
    {
        if (!delivery.IsOpen && !delivery.NeedsPrice)
            throw new BusinessRuleException("Nothing of “{0}” is left to bill.", delivery.Description);
        return new Concession(ConcessionKind.WriteOff, delivery.Id, delivery.Description, customerName,
            new Money(delivery.OpenValue, delivery.Currency), reason, by) { Quantity = delivery.OpenQuantity };
    }

    public static Concession OfDiscount(Invoice draft, decimal discount, string reason, AskedBy by)
    {
        draft.RequireIssuable();
        return new Concession(ConcessionKind.Discount, draft.Id, draft.CustomerName, draft.CustomerName,
            new Money(discount, draft.Currency), reason, by) { SubjectVersion = draft.Version };
    }

    /// <exception cref="BusinessRuleException">So much of it cannot be given up.</exception>
    public static Concession OfBadDebt(Invoice invoice, OpenWriteOffTerms terms, AskedBy by)
    {
        invoice.RequireWriteOff(terms);
        return new Concession(ConcessionKind.BadDebt, invoice.Id, invoice.Number!, invoice.CustomerName,
            new Money(terms.Amount, invoice.Currency), terms.Reason, by) { VatRelief = terms.WithVatRelief };
    }

    /// <summary>The last word is said; what it asks for is done in the same save.</summary>
    public void Grant(AskedBy by)
    {
        End(ConcessionState.Granted, by);
        Raise(new ConcessionGranted(Id, PolicyKind, AskedById, Money));
    }

    public void Decline(AskedBy by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why it is declined.") { Field = "Reason" };
        End(ConcessionState.Declined, by);
        Note = reason.Trim() is { Length: > NoteLength } text ? text[..NoteLength] : reason.Trim();
        Raise(new ConcessionDeclined(Id, PolicyKind, AskedById, Money, Note));
    }

    /// <summary>Taken back before anybody decided.</summary>
    public void Withdraw(AskedBy by)
    {
        End(ConcessionState.Withdrawn, by);
        Raise(new ConcessionWithdrawn(Id, PolicyKind));
    }

    public void RequireWaiting()
    {
        if (State != ConcessionState.Waiting) throw new BusinessRuleException("This request was already decided.");
    }

    private void End(ConcessionState state, AskedBy by)
    {
        RequireWaiting();
        (State, WaitingFor) = (state, null);
        (DecidedByName, DecidedAt) = (by.UserName, by.At);
    }
}

/// <summary>A line of the invoice and how much of it is to be credited.</summary>
internal sealed class ConcessionLine
{
    private ConcessionLine()
    {
    }

    public ConcessionLine(Guid concessionId, Guid invoiceLineId, decimal quantity) =>
        (ConcessionId, InvoiceLineId, Quantity) = (concessionId, invoiceLineId, quantity);

    public Guid Id { get; private init; } = Ids.New();
    public Guid ConcessionId { get; private set; }
    public Guid InvoiceLineId { get; private set; }
    public decimal Quantity { get; private set; }
}
