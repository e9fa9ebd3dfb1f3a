using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Mail;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>How one customer is reminded, and what was agreed for paying late.</summary>
internal sealed class CollectionForm
{
    public Guid? ScheduleId { get; set; }
    public bool IsOff { get; set; }
    public string? OffReason { get; set; }
    public string? Email { get; set; }

    [Decimals(4)]
    public decimal? LatePercent { get; set; }

    [Amount]
    public decimal? LateFee { get; set; }

    public DateOnly? LateFrom { get; set; }
    public string? AgreedIn { get; set; }
    public int Version { get; set; }

    [BindNever]
    public CollectionContext? Context { get; set; }

    public static CollectionForm Of(CollectionTerms? terms) => terms is null
        ? new CollectionForm()
        : new CollectionForm
        {
            ScheduleId = terms.ScheduleId,
            IsOff = terms.IsOff,
            OffReason = terms.OffReason,
            Email = terms.Email,
            LatePercent = terms.LatePercent,
            LateFee = terms.LateFee,
            LateFrom = terms.LateFrom,
            AgreedIn = terms.AgreedIn,
            Version = terms.Version,
        };

    public CollectionTermsData ToData() => new(ScheduleId, IsOff, IsOff ? OffReason?.Trim() ?? "" : "",
        Email?.Trim() ?? "", LatePercent, LateFee, LateFrom, AgreedIn?.Trim() ?? "");
}

internal sealed record CollectionContext(Customer Customer, IReadOnlyList<SelectListItem> Schedules);

internal sealed class CollectionFormValidator : AbstractValidator<CollectionForm>
{
    public CollectionFormValidator(IStringLocalizer<FinanceText> texts)
    {
        RuleFor(f => f.OffReason).MaximumLength(CollectionTerms.TextLength);
        RuleFor(f => f.OffReason).NotEmpty().When(f => f.IsOff);
        RuleFor(f => f.Email).MaximumLength(256)
            .Must(email => string.IsNullOrWhiteSpace(email) || MailAddresses.Of(email) is not null)
            .WithMessage(_ => texts["Enter an address, for example office@example.com."]);
        RuleFor(f => f.LatePercent).InclusiveBetween(0, CollectionTerms.MostPercent);
        RuleFor(f => f.LateFee).InclusiveBetween(0, 1_000_000_000m);
        RuleFor(f => f.AgreedIn).MaximumLength(CollectionTerms.TextLength);
    }
}
