using ErpCrm.Finance.Billing.Invoices;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.Disputes;

/// <summary>The invoice that is disputed, or promised to be paid.</summary>
internal sealed record ClaimContext(Guid InvoiceId, string Number, string CustomerName, decimal Open, string Currency)
{
    public static ClaimContext Of(Invoice invoice) => new(invoice.Id, invoice.Number!, invoice.CustomerToday.Name,
        invoice.OpenAmount, invoice.Currency);
}

/// <summary>A customer does not agree.</summary>
internal sealed class DisputeForm
{
    public string? RaisedBy { get; set; }
    public string? Reason { get; set; }
    public DateOnly? SettleBy { get; set; }
    public int Version { get; set; }

    [BindNever]
    public ClaimContext? Context { get; set; }
}

internal sealed class DisputeFormValidator : AbstractValidator<DisputeForm>
{
    public DisputeFormValidator()
    {
        RuleFor(f => f.RaisedBy).NotEmpty().MaximumLength(Dispute.NameLength);
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(Dispute.TextLength);
    }
}

/// <summary>A customer says by when it pays.</summary>
internal sealed class PromiseForm
{
    public string? PromisedBy { get; set; }
    public DateOnly? PayBy { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    [BindNever]
    public ClaimContext? Context { get; set; }
}

internal sealed class PromiseFormValidator : AbstractValidator<PromiseForm>
{
    public PromiseFormValidator()
    {
        RuleFor(f => f.PromisedBy).NotEmpty().MaximumLength(Dispute.NameLength);
        RuleFor(f => f.PayBy).NotNull();
        RuleFor(f => f.Note).MaximumLength(Dispute.TextLength);
    }
}
