using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>What is open of an invoice is given up.</summary>
internal sealed class OpenWriteOffForm
{
    public int Version { get; set; }
    public OpenWriteOffKind? Kind { get; set; }

    [Amount]
    public decimal? Amount { get; set; }

    public DateOnly? On { get; set; }
    public string? Reason { get; set; }

    /// <summary>Of a bad debt alone.</summary>
    public bool WithVatRelief { get; set; }

    [BindNever]
    public OpenWriteOffContext? Context { get; set; }

    public OpenWriteOffTerms Terms() => new(Kind!.Value, Amount!.Value, On!.Value, Reason?.Trim() ?? "",
        WithVatRelief && Kind == OpenWriteOffKind.BadDebt);
}

internal sealed class OpenWriteOffFormValidator : AbstractValidator<OpenWriteOffForm>
{
    public OpenWriteOffFormValidator()
    {
        RuleFor(f => f.Kind).NotNull().IsInEnum();
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.On).NotNull();
        RuleFor(f => f.Reason).MaximumLength(OpenWriteOff.ReasonLength);
        RuleFor(f => f.Reason).NotEmpty()
            .When(f => f.Kind is OpenWriteOffKind.BadDebt or OpenWriteOffKind.OtherDifference);
    }
}

/// <summary>The invoice as far as it is open.</summary>
/// <param name="Tolerance">The most that is a small difference; null while none is set.</param>
/// <param name="IsAskedFor">Somebody is asked about a bad debt first.</param>
internal sealed record OpenWriteOffContext(Guid InvoiceId, string Number, string CustomerName, string Currency,
    decimal Open, decimal Vat, bool IsCarriedOver, decimal? Tolerance, bool IsAskedFor)
{
    /// <summary>What is open is a small difference.</summary>
    public bool IsSmall => Tolerance is { } most && Open <= most;

    public static OpenWriteOffContext Of(Invoice invoice, decimal? tolerance, bool isAskedFor) => new(
        invoice.Id, invoice.Number!, invoice.CustomerToday.Name, invoice.Currency, invoice.OpenAmount, invoice.Vat,
        invoice.IsCarriedOver, tolerance, isAskedFor);
}
