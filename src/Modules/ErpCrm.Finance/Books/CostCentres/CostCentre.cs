using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.CostCentres;

/// <summary>Who answers for costs: a part of the company, a place, a product.</summary>
internal sealed class CostCentre : Entity
{
    public const int CodeLength = 20;
    public const int NameLength = 120;
    private readonly List<CostCentreRule> _rules = [];

    private CostCentre()
    {
    }

    public CostCentre(string? code, string? name)
    {
        Change(code, name, isActive: true);
    }

    /// <summary>Unique; cost centres are shown in its order.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>An inactive one is neither chosen nor taken by itself; what is posted stays.</summary>
    public bool IsActive { get; private set; }

    /// <summary>What belongs to it by itself.</summary>
    public IReadOnlyList<CostCentreRule> Rules => _rules;

    /// <summary>This belongs to it by itself from now on, and nothing else.</summary>
    /// <param name="records">Kinds and ids of projects, expense categories, users and departments.</param>
    public void Take(IReadOnlyCollection<(string Kind, Guid Id)> records)
    {
        var left = _rules.RemoveAll(rule => !records.Contains((rule.Kind, rule.AboutId)));
        var added = records.Where(r => !_rules.Exists(rule => rule.Kind == r.Kind && rule.AboutId == r.Id)).ToList();
        _rules.AddRange(added.Select(r => new CostCentreRule(Id, r.Kind, r.Id)));
        if (left + added.Count > 0) Touch();
    }

    /// <exception cref="BusinessRuleException">Code or name is missing.</exception>
    public void Change(string? code, string? name, bool isActive)
    {
        (Code, Name, IsActive) = (Required(code, nameof(Code)), Required(name, nameof(Name)), isActive);
    }

    private static string Required(string? text, string field) => string.IsNullOrWhiteSpace(text)
        ? throw new BusinessRuleException("Fill in this field.") { Field = field }
        : text.Trim();
}

/// <summary>
/// What belongs to a cost centre by itself: a project, an expense category, a user or a department; the first of them
/// that has one decides.
/// </summary>
internal sealed class CostCentreRule : IPartOf
{
    private CostCentreRule()
    {
    }

    /// <param name="kind">Key of the kind of record: project, expense category, user or department.</param>
    public CostCentreRule(Guid costCentreId, string kind, Guid aboutId) =>
        (CostCentreId, Kind, AboutId) = (costCentreId, kind, aboutId);

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid CostCentreId { get; private set; }

    [NotAudited]
    public string Kind { get; private set; } = "";

    /// <summary>The project, category, user or department.</summary>
    [NotAudited]
    public Guid AboutId { get; private set; }

    Type IPartOf.OwnerType => typeof(CostCentre);

    Guid IPartOf.OwnerId => CostCentreId;
}

internal sealed class CostCentreConfiguration : IEntityTypeConfiguration<CostCentre>
{
    public void Configure(EntityTypeBuilder<CostCentre> centre)
    {
        centre.ToTable("CostCentres");
        centre.Property(c => c.Code).HasMaxLength(CostCentre.CodeLength);
        centre.Property(c => c.Name).HasMaxLength(CostCentre.NameLength);
        centre.Navigation(c => c.Rules).AutoInclude();
        centre.HasIndex(c => c.Code).IsUnique();
    }
}

internal sealed class CostCentreRuleConfiguration : IEntityTypeConfiguration<CostCentreRule>
{
    public void Configure(EntityTypeBuilder<CostCentreRule> rule)
    {
        rule.ToTable("CostCentreRules");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Kind).HasMaxLength(40);
        rule.HasOne<CostCentre>().WithMany(c => c.Rules).HasForeignKey(r => r.CostCentreId)
            .OnDelete(DeleteBehavior.Cascade);
        rule.HasIndex(r => new { r.Kind, r.AboutId }).IsUnique();
    }
}
