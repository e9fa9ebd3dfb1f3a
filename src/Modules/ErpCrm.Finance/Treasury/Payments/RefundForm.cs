using ErpCrm.Finance.Copies;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Money that goes back to a customer.</summary>
internal sealed class RefundForm
{
    public DateOnly? PaidOn { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public PaymentMethod Method { get; set; }

    /// <summary>Where it goes out; the usual account of the currency when none is chosen.</summary>
    public Guid? BankAccountId { get; set; }

    public string? Reference { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    [BindNever]
    public RefundContext? Context { get; set; }
}

/// <param name="SourceUrl">Page of the payment or credit note whose credit it is.</param>
/// <param name="Accounts">The company's own accounts in the currency.</param>
internal sealed record RefundContext(string Customer, string Source, string SourceUrl, string ActionUrl, decimal Left,
    string Currency, IReadOnlyList<SelectListItem> Accounts);

internal sealed class RefundFormValidator : AbstractValidator<RefundForm>
{
    public RefundFormValidator()
    {
        RuleFor(f => f.PaidOn).NotNull();
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Method).IsInEnum();
        RuleFor(f => f.Reference).MaximumLength(Payment.ReferenceLength);
        RuleFor(f => f.Note).MaximumLength(Payment.NoteLength);
    }
}
