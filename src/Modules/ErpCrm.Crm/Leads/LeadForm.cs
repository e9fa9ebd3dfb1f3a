using ErpCrm.Contracts;
using ErpCrm.Crm.Twins;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Leads;

internal sealed class LeadForm : ICustomForm
{
    public int? Version { get; set; }
    public string? Name { get; set; }
    public string? CompanyName { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public LeadSource? Source { get; set; }
    public Guid? OwnerId { get; set; }
    [Amount]
    public decimal? EstimatedValue { get; set; }
    public string? Currency { get; set; }
    public string? Note { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Lead;

    /// <summary>Ids of the leads that it is not, though it looks like them.</summary>
    public string? Anyway { get; set; }

    /// <summary>What the lead is called until this is saved; null for a new one.</summary>
    [BindNever]
    public string? NameBefore { get; set; }

    /// <summary>Who is known by what was typed; null when nobody was looked for.</summary>
    [BindNever]
    public TwinsFound? Twins { get; set; }

    /// <param name="anyway">Said of what is typed, not of the record: no difference between the two.</param>
    public static LeadForm Of(Lead lead, string? anyway = null) => new()
    {
        Anyway = anyway,
        NameBefore = lead.Name,
        Version = lead.Version,
        Name = lead.Name,
        CompanyName = lead.CompanyName,
        Email = lead.Email,
        Phone = lead.Phone,
        Source = lead.Source,
        OwnerId = lead.OwnerId,
        EstimatedValue = lead.EstimatedValue,
        Currency = lead.Currency,
        Note = lead.Note,
        Custom = CustomInput.Of(lead),
    };

    public LeadData ToData() => new()
    {
        Name = Name ?? "",
        CompanyName = CompanyName ?? "",
        Email = Email ?? "",
        Phone = Phone ?? "",
        Source = Source ?? LeadSource.Other,
        OwnerId = OwnerId,
        EstimatedValue = EstimatedValue,
        Currency = Currency ?? "",
        Note = Note ?? "",
    };
}

internal sealed class LeadFormValidator : AbstractValidator<LeadForm>
{
    public LeadFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(120);
        RuleFor(f => f.CompanyName).MaximumLength(160);
        RuleFor(f => f.Email).MaximumLength(256).EmailAddress().When(f => !string.IsNullOrEmpty(f.Email));
        RuleFor(f => f.Phone).MaximumLength(60);
        RuleFor(f => f.Source).NotNull().IsInEnum();
        RuleFor(f => f.EstimatedValue).InclusiveBetween(0, 100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.Note).MaximumLength(Lead.NoteLength);
    }
}

internal sealed class DisqualifyForm
{
    public int? Version { get; set; }
    public DisqualifyReason? Reason { get; set; }
    public string? Note { get; set; }

    [BindNever]
    public string? LeadName { get; set; }
}

internal sealed class DisqualifyFormValidator : AbstractValidator<DisqualifyForm>
{
    public DisqualifyFormValidator()
    {
        RuleFor(f => f.Reason).NotNull().IsInEnum();
        RuleFor(f => f.Note).MaximumLength(1000);
    }
}
