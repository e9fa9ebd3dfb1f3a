using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Money that comes back from a supplier.</summary>
internal sealed class CameBackForm
{
    public DateOnly? PaidOn { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public PaymentMethod Method { get; set; }

    /// <summary>Where it came in; the usual account of the currency when none is chosen.</summary>
    public Guid? BankAccountId { get; set; }

    public string? Reference { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    [BindNever]
    public CameBackContext? Context { get; set; }
}

/// <param name="SourceUrl">Page of the payment or credit it comes back of.</param>
/// <param name="Accounts">The company's own accounts in the currency.</param>
internal sealed record CameBackContext(string Supplier, string SourceUrl, string ActionUrl, decimal Left,
    string Currency, IReadOnlyList<SelectListItem> Accounts);

internal sealed class CameBackFormValidator : AbstractValidator<CameBackForm>
{
    public CameBackFormValidator()
    {
        RuleFor(f => f.PaidOn).NotNull();
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Method).IsInEnum();
        RuleFor(f => f.Reference).MaximumLength(SupplierPayment.ReferenceLength);
        RuleFor(f => f.Note).MaximumLength(SupplierPayment.NoteLength);
    }
}
