using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Crm;

/// <summary>From when the days of a payment term count.</summary>
public enum PaymentTermKind
{
    /// <summary>Days after the issue.</summary>
    AfterIssue,

    /// <summary>Days after the end of the month of the issue.</summary>
    AfterMonthEnd,

    /// <summary>Days after the issue, then to the end of that month.</summary>
    ToMonthEnd,
}

/// <summary>What other modules copy of a company: enough to sell, deliver and invoice.</summary>
/// <param name="TaxId">INN or VAT number; empty when unknown.</param>
/// <param name="Currency">ISO 4217 in which the company is invoiced.</param>
/// <param name="PaymentTermDays">Days until an invoice is due.</param>
/// <param name="Language"><c>en</c>, <c>ky</c> or <c>ru</c>: language of its documents.</param>
/// <param name="OwnerId">User who looks after the company.</param>
/// <param name="OtherNames">What companies were known by that were merged into it: it is found by that too.</param>
/// <param name="PaymentTermKind">From when the days of the payment term count.</param>
public sealed record CompanyDetails(
    string Name,
    string LegalName,
    string TaxId,
    string Address,
    string Email,
    string Phone,
    string Currency,
    int PaymentTermDays,
    string Language,
    Guid? OwnerId,
    string OtherNames = "",
    PaymentTermKind PaymentTermKind = PaymentTermKind.AfterIssue);

/// <summary>A company became known; <paramref name="SourceVersion"/> orders copies.</summary>
[EventName("crm.company-registered")]
public sealed record CompanyRegistered(Guid CompanyId, CompanyDetails Details, int SourceVersion)
    : DomainEvent, ITellsOutside
{
    public static string OutsideName => "company.registered";

    public OutsideNote ToldOutside() => new(Kinds.Company, CompanyId);
}

/// <summary>A company's details changed; carries the whole new state.</summary>
[EventName("crm.company-changed")]
public sealed record CompanyChanged(Guid CompanyId, CompanyDetails Details, int SourceVersion)
    : DomainEvent, ITellsOutside
{
    public static string OutsideName => "company.changed";

    public OutsideNote ToldOutside() => new(Kinds.Company, CompanyId);
}

/// <summary>A company that was entered by mistake is gone: nothing ever belonged to it.</summary>
[EventName("crm.company-withdrawn")]
public sealed record CompanyWithdrawn(Guid CompanyId) : DomainEvent;
