using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Voiding;

/// <summary>Why an invoice is void, and whether another one takes its place.</summary>
internal sealed class VoidForm
{
    public int Version { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public string? Reason { get; set; }

    /// <summary>Whether a draft with the same lines is made.</summary>
    public bool Replaces { get; set; }

    /// <summary>Issues although characters are missing in the typefaces.</summary>
    public bool AcceptsMissing { get; set; }

    [BindNever]
    public VoidContext? Context { get; set; }

    public CreditRequest Request(Invoice invoice) => new(
        invoice.Lines.ToDictionary(l => l.Id, l => l.Quantity), CreditedWork.MayBeBilledAgain, Reason!.Trim(),
        IssuedOn!.Value)
    {
        IsVoid = true,
    };
}

/// <summary>What is about to be void.</summary>
/// <param name="IsAskedFor">Somebody is asked first.</param>
/// <param name="Missing">Characters of the reason that the print cannot show.</param>
internal sealed record VoidContext(Guid InvoiceId, string Number, string CustomerName, string Currency, decimal Gross,
    bool IsAskedFor, bool IsDeposit, IReadOnlyList<string> Missing);

internal sealed class VoidFormValidator : AbstractValidator<VoidForm>
{
    public VoidFormValidator()
    {
        RuleFor(f => f.IssuedOn).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(300);
    }
}
