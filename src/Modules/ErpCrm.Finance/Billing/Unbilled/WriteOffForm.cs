using ErpCrm.Finance.Billing.Deliveries;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Why a delivery will never be billed.</summary>
internal sealed class WriteOffForm
{
    public string? Reason { get; set; }

    [BindNever]
    public Delivery? Delivery { get; set; }

    /// <summary>Somebody is asked before.</summary>
    [BindNever]
    public bool IsAskedFor { get; set; }
}

internal sealed class WriteOffFormValidator : AbstractValidator<WriteOffForm>
{
    public WriteOffFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(300);
}
