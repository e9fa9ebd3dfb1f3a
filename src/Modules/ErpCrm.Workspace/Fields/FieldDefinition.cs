using System.Text.Json;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Fields;

/// <summary>Who has to do with a field, beyond whoever sees and changes the record.</summary>
internal enum FieldGuard
{
    /// <summary>Whoever sees the record sees it, whoever changes the record changes it.</summary>
    Nobody,

    /// <summary>Everybody sees it; only who may see confidential fields changes it.</summary>
    Changing,

    /// <summary>Only who may see confidential fields sees and changes it.</summary>
    Seeing,
}

/// <summary>What somebody says of a field.</summary>
internal sealed record FieldSaid(
    CustomWords Name, CustomWords Help, CustomWords Section, bool IsRequired, bool IsInLists, FieldGuard Guard,
    string Default, IReadOnlyList<CustomChoice> Choices)
{
    /// <summary>Key of the stage from which on it must be filled in; empty for none.</summary>
    public string RequiredFrom { get; init; } = "";

    /// <summary>Lists of any length are narrowed and ordered by it.</summary>
    public bool IsFast { get; init; }
}

/// <summary>A field that the company added to a kind of record. Its values lie with the records; its row stays for
/// ever, so that the history can name it.</summary>
internal sealed class FieldDefinition : Entity
{
    /// <summary>Of one kind: more make a form that nobody fills in.</summary>
    public const int MostOfKind = 60;

    public const int NameLength = 80;
    public const int HelpLength = 200;
    public const int MostChoices = 100;
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    private FieldDefinition()
    {
    }

    /// <summary>Its key is made of it; given once.</summary>
    [NotAudited]
    public int Number { get; private set; }

    /// <summary>Key of the kind of record.</summary>
    public string Kind { get; private set; } = "";

    public CustomType Type { get; private set; }

    /// <summary>Of an amount.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Of a reference: key of the kind whose records it names.</summary>
    [NotAudited]
    public string Target { get; private set; } = "";

    public string NameEn { get; private set; } = "";
    public string NameKy { get; private set; } = "";
    public string NameRu { get; private set; } = "";
    public string HelpEn { get; private set; } = "";
    public string HelpKy { get; private set; } = "";
    public string HelpRu { get; private set; } = "";
    public string SectionEn { get; private set; } = "";
    public string SectionKy { get; private set; } = "";
    public string SectionRu { get; private set; } = "";
    public bool IsRequired { get; private set; }

    /// <summary>Key of the stage from which on it must be filled in; empty for none.</summary>
    [NotAudited]
    public string RequiredFrom { get; private set; } = "";

    /// <summary>An index narrows and orders lists by it.</summary>
    public bool IsFast { get; private set; }
    public bool IsInLists { get; private set; }
    public FieldGuard Guard { get; private set; }

    /// <summary>JSON, as a record keeps it; empty without one.</summary>
    public string Default { get; private set; } = "";

    /// <summary>JSON of <see cref="CustomChoice"/>.</summary>
    [NotAudited]
    public string Choices { get; private set; } = "[]";

    [NotAudited]
    public int Position { get; private set; }

    /// <summary>UTC; null while it is there.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>UTC: its values are gone.</summary>
    [NotAudited]
    public DateTime? EmptiedAt { get; private set; }

    public string Name => Words(NameEn, NameKy, NameRu).Said;

    public string Key => $"f{Number}";

    public bool HasChoices => Type is CustomType.Choice or CustomType.Choices;

    /// <param name="number">One that no field ever had.</param>
    public static FieldDefinition Add(
        int number, string kind, CustomType type, string currency, int position, FieldSaid said, string target = "")
    {
        if (type == CustomType.Money && !Currencies.IsKnown(currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (type == CustomType.Reference && target.Length == 0)
            throw new BusinessRuleException("Choose what the field names.") { Field = nameof(Target) };
        var field = new FieldDefinition
        {
            Number = number,
            Kind = kind,
            Type = type,
            Currency = type == CustomType.Money ? currency : "",
            Target = type == CustomType.Reference ? target : "",
            Position = position,
        };
        field.Change(said);
        return field;
    }

    public void Change(FieldSaid said)
    {
        if (!said.Name.All.Any())
            throw new BusinessRuleException("Enter a name in at least one language.") { Field = nameof(NameEn) };
        (NameEn, NameKy, NameRu) = Of(said.Name);
        (HelpEn, HelpKy, HelpRu) = Of(said.Help);
        (SectionEn, SectionKy, SectionRu) = Of(said.Section);
        if (said.IsFast && !CustomIndexes.Serve(Type))
            throw new BusinessRuleException("No index helps with this type.") { Field = nameof(IsFast) };
        (IsRequired, IsInLists, Guard, Default) = (said.IsRequired, said.IsInLists, said.Guard, said.Default);
        (RequiredFrom, IsFast) = (said.RequiredFrom, said.IsFast);
        if (HasChoices) Offer(said.Choices);
    }

    public void MoveTo(int position) => Position = position;

    public void Delete(DateTime now) => DeletedAt ??= now;

    /// <exception cref="BusinessRuleException">It was deleted too long ago.</exception>
    public void Restore(DateTime now)
    {
        if (EmptiedAt is not null || now - DeletedAt > UndoFor)
            throw new BusinessRuleException(
                "The field was deleted more than {0} days ago and its values are not kept any more.", UndoFor.Days);
        DeletedAt = null;
    }

    /// <summary>Its values were removed from all records.</summary>
    public void Empty(DateTime now) => EmptiedAt = now;

    public IReadOnlyList<CustomChoice> ChoiceList() =>
        JsonSerializer.Deserialize<List<CustomChoice>>(Choices) ?? [];

    public CustomField ToField() => new()
    {
        Key = Key,
        Kind = Kind,
        Type = Type,
        Name = Words(NameEn, NameKy, NameRu),
        Help = Words(HelpEn, HelpKy, HelpRu),
        Section = Words(SectionEn, SectionKy, SectionRu),
        Choices = ChoiceList(),
        Currency = Currency,
        Target = Target,
        OptionsUrl = Type == CustomType.Reference ? $"{FieldsController.Address}/{Key}/options" : "",
        IsRequired = IsRequired,
        RequiredFrom = RequiredFrom,
        IsFast = IsFast,
        IsInLists = IsInLists,
        Default = Default,
        SeenWith = Guard == FieldGuard.Seeing ? WorkspacePermissions.SeeConfidential : null,
        ChangedWith = Guard == FieldGuard.Nobody ? null : WorkspacePermissions.SeeConfidential,
        IsDeleted = DeletedAt is not null,
    };

    // What a record may have stays known: a choice that is left out is retired.
    private void Offer(IReadOnlyList<CustomChoice> offered)
    {
        if (!offered.Any(choice => !choice.IsRetired))
            throw new BusinessRuleException("Add at least one choice.") { Field = "Choices" };
        var left = ChoiceList().Where(known => offered.All(choice => choice.Id != known.Id))
            .Select(known => known with { IsRetired = true });
        Choices = JsonSerializer.Serialize(offered.Concat(left));
    }

    private static CustomWords Words(string en, string ky, string ru) => new(en, ky, ru);

    private static (string, string, string) Of(CustomWords words) =>
        (words.En.Trim(), words.Ky.Trim(), words.Ru.Trim());
}

internal sealed class FieldDefinitionConfiguration : IEntityTypeConfiguration<FieldDefinition>
{
    public void Configure(EntityTypeBuilder<FieldDefinition> builder)
    {
        builder.ToTable("FieldDefinitions");
        builder.Property(f => f.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(f => f.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(f => f.Target).HasMaxLength(RecordRef.KindLength);
        builder.Property(f => f.RequiredFrom).HasMaxLength(RecordStage.KeyLength);
        builder.Property(f => f.NameEn).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.NameKy).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.NameRu).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.HelpEn).HasMaxLength(FieldDefinition.HelpLength);
        builder.Property(f => f.HelpKy).HasMaxLength(FieldDefinition.HelpLength);
        builder.Property(f => f.HelpRu).HasMaxLength(FieldDefinition.HelpLength);
        builder.Property(f => f.SectionEn).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.SectionKy).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.SectionRu).HasMaxLength(FieldDefinition.NameLength);
        builder.Property(f => f.Default).HasMaxLength(4000);
        builder.Property(f => f.Choices).HasMaxLength(-1);
        builder.Ignore(f => f.Name);
        builder.Ignore(f => f.Key);
        builder.Ignore(f => f.HasChoices);
        builder.HasIndex(f => f.Number).IsUnique();
        builder.HasIndex(f => new { f.Kind, f.Position });
    }
}
