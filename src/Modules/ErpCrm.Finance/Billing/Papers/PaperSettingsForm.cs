using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>The papers of the company, and who signs them.</summary>
internal sealed class PaperSettingsForm
{
    public PaperSet Set { get; set; }
    public string? Director { get; set; }
    public string? ChiefAccountant { get; set; }
    public bool ReportsEsf { get; set; }
    public DateOnly? EsfSince { get; set; }
    public int? EsfDays { get; set; }
    public int Version { get; set; }

    /// <summary>What stands in the company's details as its tax number.</summary>
    [BindNever]
    public string TaxId { get; set; } = "";

    /// <summary>What the choice by country means now.</summary>
    [BindNever]
    public bool HasActByCountry { get; set; }

    public static PaperSettingsForm Of(PaperSettings settings) => new()
    {
        Set = settings.Set,
        Director = settings.Director,
        ChiefAccountant = settings.ChiefAccountant,
        ReportsEsf = settings.EsfSince is not null,
        EsfSince = settings.EsfSince,
        EsfDays = settings.EsfDays,
        Version = settings.Version,
    };
}

internal sealed class PaperSettingsFormValidator : AbstractValidator<PaperSettingsForm>
{
    public PaperSettingsFormValidator()
    {
        RuleFor(f => f.Set).IsInEnum();
        RuleFor(f => f.Director).MaximumLength(PaperSettings.NameLength);
        RuleFor(f => f.ChiefAccountant).MaximumLength(PaperSettings.NameLength);
        RuleFor(f => f.EsfDays).InclusiveBetween(0, PaperSettings.MostDays);
    }
}
