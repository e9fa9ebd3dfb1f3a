using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>One piece of what an invoice bills, with who approved it.</summary>
/// <param name="Quantity">What the invoice bills of it.</param>
/// <param name="Credited">What credit notes took back of that.</param>
/// <param name="ApprovedAt">UTC; null where only the day is known.</param>
internal sealed record CertifiedWork(BillingSourceKind Kind, string Description, string? PersonName,
    DateOnly DeliveredOn, Guid ProjectId, string ProjectName, string? ApprovedBy, DateTime? ApprovedAt,
    decimal Quantity, decimal Price, decimal Value, decimal Credited);

/// <summary>Work of the invoice's projects that was delivered until it was issued and is not on it.</summary>
/// <param name="Number">Of the other invoice; empty for a draft.</param>
/// <param name="Reason">Why it was written off.</param>
internal sealed record LeftOutWork(BillingSourceKind Kind, string Description, string? PersonName,
    DateOnly DeliveredOn, decimal Quantity, decimal Value, string Currency, bool NeedsPrice, Guid? InvoiceId,
    string? Number, string? Reason);

/// <summary>Work of the invoice that was given up, or credited.</summary>
internal sealed record GivenUpWork(string Description, DateOnly On, string Reason, decimal Value);

internal sealed record CertifiedCredit(Guid Id, string Number, DateOnly IssuedOn, string Reason, decimal Net);

/// <summary>The reconciliation certificate of one invoice (domain-rules §30).</summary>
internal sealed record CertificatePage(Certificate Certificate, FrozenDocument Document, DateOnly Today,
    IReadOnlyList<CertifiedWork> Work, IReadOnlyList<LeftOutWork> LeftOut, IReadOnlyList<GivenUpWork> GivenUp,
    IReadOnlyList<CertifiedCredit> Credits)
{
    /// <summary>Pieces of work that are shown as left out; more are counted.</summary>
    public const int MostLeftOut = 100;

    public string Url => $"/finance/invoices/{Certificate.InvoiceId}/certificate";

    public bool HasMoreLeftOut => LeftOut.Count > MostLeftOut;

    public DateOnly? FirstDay => Work.Count == 0 ? null : Work.Min(w => w.DeliveredOn);
}
