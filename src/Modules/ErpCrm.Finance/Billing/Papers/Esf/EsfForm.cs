using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>What became of an invoice at the tax service.</summary>
internal sealed class EsfForm
{
    public EsfState State { get; set; }
    public string? Number { get; set; }
    public DateOnly? On { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }

    [BindNever]
    public EsfInvoice? Esf { get; set; }

    public static EsfForm Of(EsfInvoice esf) => new()
    {
        State = esf.State,
        Number = esf.Number,
        On = esf.StateOn,
        Reason = esf.Reason,
        Version = esf.Version,
        Esf = esf,
    };

    public EsfMark ToMark() => new(State, Number ?? "", On, Reason);
}

internal sealed class EsfFormValidator : AbstractValidator<EsfForm>
{
    public EsfFormValidator()
    {
        RuleFor(f => f.State).IsInEnum();
        RuleFor(f => f.Number).MaximumLength(EsfInvoice.NumberLength);
        RuleFor(f => f.Reason).MaximumLength(EsfInvoice.ReasonLength);
    }
}
