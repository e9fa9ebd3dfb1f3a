using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Workspace.Fields;

internal sealed class ChoiceForm
{
    public Guid? Id { get; set; }
    public string? En { get; set; }
    public string? Ky { get; set; }
    public string? Ru { get; set; }
    public bool IsRetired { get; set; }

    public CustomWords Words => new(En?.Trim() ?? "", Ky?.Trim() ?? "", Ru?.Trim() ?? "");

    public bool IsEmpty => !Words.All.Any();
}

internal sealed class FieldForm
{
    public string? Kind { get; set; }
    public CustomType? Type { get; set; }
    public string? Currency { get; set; }

    /// <summary>Of a reference: key of the kind whose records it names.</summary>
    public string? Target { get; set; }
    public string? NameEn { get; set; }
    public string? NameKy { get; set; }
    public string? NameRu { get; set; }
    public string? HelpEn { get; set; }
    public string? HelpKy { get; set; }
    public string? HelpRu { get; set; }
    public string? SectionEn { get; set; }
    public string? SectionKy { get; set; }
    public string? SectionRu { get; set; }
    public bool IsRequired { get; set; }
    public string? RequiredFrom { get; set; }
    public bool IsFast { get; set; }
    public bool IsInLists { get; set; } = true;
    public FieldGuard? Guard { get; set; } = FieldGuard.Nobody;

    /// <summary>As people type it; of a choice its name.</summary>
    public string? Default { get; set; }

    [ComparedByRow]
    public List<ChoiceForm> Choices { get; set; } = [];

    public int? Version { get; set; }

    /// <summary>Null for a new one.</summary>
    [BindNever]
    public Guid? Id { get; set; }

    [BindNever]
    public string Key { get; set; } = "f0";

    [BindNever]
    public FieldChoices? Choosing { get; set; }

    public CustomWords Name => Words(NameEn, NameKy, NameRu);

    public static FieldForm Of(FieldDefinition field, string typedDefault) => new()
    {
        Id = field.Id,
        Key = field.Key,
        Kind = field.Kind,
        Type = field.Type,
        Currency = field.Currency,
        Target = field.Target,
        NameEn = field.NameEn,
        NameKy = field.NameKy,
        NameRu = field.NameRu,
        HelpEn = field.HelpEn,
        HelpKy = field.HelpKy,
        HelpRu = field.HelpRu,
        SectionEn = field.SectionEn,
        SectionKy = field.SectionKy,
        SectionRu = field.SectionRu,
        IsRequired = field.IsRequired,
        RequiredFrom = field.RequiredFrom,
        IsFast = field.IsFast,
        IsInLists = field.IsInLists,
        Guard = field.Guard,
        Default = typedDefault,
        Choices =
        [
            .. field.ChoiceList().Select(c => new ChoiceForm
            {
                Id = c.Id, En = c.Name.En, Ky = c.Name.Ky, Ru = c.Name.Ru, IsRetired = c.IsRetired,
            }),
        ],
        Version = field.Version,
    };

    /// <summary>The field as it would be.</summary>
    public CustomField ToField() => new()
    {
        Key = Key,
        Kind = Kind ?? "",
        Type = Type ?? CustomType.Text,
        Name = Name.All.Any() ? Name : new CustomWords("…", "", ""),
        Help = Words(HelpEn, HelpKy, HelpRu),
        Section = Words(SectionEn, SectionKy, SectionRu),
        Choices = ChoiceList(),
        Currency = Currencies.IsKnown(Currency) ? Currency! : "KGS",
        IsRequired = IsRequired,
    };

    /// <param name="typedDefault">As a record keeps it.</param>
    public FieldSaid ToSaid(string typedDefault) => new(
        Name, Words(HelpEn, HelpKy, HelpRu), Words(SectionEn, SectionKy, SectionRu), IsRequired, IsInLists,
        Guard ?? FieldGuard.Nobody, typedDefault, ChoiceList())
    {
        RequiredFrom = RequiredFrom ?? "",
        IsFast = IsFast,
    };

    // A new choice gets its id once: what is shown again keeps it.
    private List<CustomChoice> ChoiceList() =>
    [
        .. Choices.Where(c => !c.IsEmpty)
            .Select(c => new CustomChoice(c.Id ??= Ids.New(), c.Words, c.IsRetired)),
    ];

    private static CustomWords Words(string? en, string? ky, string? ru) =>
        new(en?.Trim() ?? "", ky?.Trim() ?? "", ru?.Trim() ?? "");
}

/// <summary>What the form of a field offers.</summary>
/// <param name="Targets">Kinds of record that a field can name.</param>
/// <param name="Stages">From which on it may have to be filled in; none where the kind has no stages.</param>
internal sealed record FieldChoices(IReadOnlyList<SelectListItem> Targets, IReadOnlyList<SelectListItem> Stages);

internal sealed class FieldFormValidator : AbstractValidator<FieldForm>
{
    public FieldFormValidator()
    {
        RuleFor(f => f.Kind).NotEmpty();
        RuleFor(f => f.Type).NotNull().IsInEnum();
        RuleFor(f => f.NameEn).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.NameKy).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.NameRu).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.HelpEn).MaximumLength(FieldDefinition.HelpLength);
        RuleFor(f => f.HelpKy).MaximumLength(FieldDefinition.HelpLength);
        RuleFor(f => f.HelpRu).MaximumLength(FieldDefinition.HelpLength);
        RuleFor(f => f.SectionEn).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.SectionKy).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.SectionRu).MaximumLength(FieldDefinition.NameLength);
        RuleFor(f => f.Target).NotEmpty().When(f => f.Type == CustomType.Reference && f.Version is null);
        RuleFor(f => f.Guard).NotNull().IsInEnum();
        RuleFor(f => f.Default).MaximumLength(400);
        RuleFor(f => f.Choices).Must(c => c.Count(row => !row.IsEmpty) <= FieldDefinition.MostChoices);
        RuleForEach(f => f.Choices).ChildRules(choice =>
        {
            choice.RuleFor(c => c.En).MaximumLength(FieldDefinition.NameLength);
            choice.RuleFor(c => c.Ky).MaximumLength(FieldDefinition.NameLength);
            choice.RuleFor(c => c.Ru).MaximumLength(FieldDefinition.NameLength);
        });
    }
}
