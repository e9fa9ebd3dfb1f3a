using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Contributions;

/// <summary>What employers and employees contribute by one tariff from a day on. A new law is another row; runs that
/// are posted keep their amounts.</summary>
internal sealed class ContributionRule : Entity
{
    public const int CodeLength = 20;
    public const int NameLength = 80;
    public const int SourceLength = 200;
    public const decimal MostCapFactor = 1000;

    private ContributionRule()
    {
    }

    /// <param name="id">Of one that every process makes alike; null for others.</param>
    public ContributionRule(string code, string name, DateOnly validFrom, ContributionTerms terms, string? source,
        Guid? id = null)
    {
        if (id is { } known) Id = known;
        Code = code.Trim().ToUpperInvariant();
        Change(name, validFrom, terms, source);
    }

    /// <summary>Salaries name their tariff by it; it never changes.</summary>
    [NotAudited]
    public string Code { get; private set; } = "";

    /// <summary>The key of a text for tariffs that came with the product, else as somebody typed it.</summary>
    public string Name { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }
    public decimal EmployerPension { get; private set; }
    public decimal EmployerMedical { get; private set; }
    public decimal EmployerHealth { get; private set; }
    public decimal EmployeePension { get; private set; }
    public decimal EmployeeFund { get; private set; }
    public decimal IncomeTax { get; private set; }

    /// <summary>Of the average wage.</summary>
    public decimal MinimumPercent { get; private set; }

    /// <summary>Times the average wage.</summary>
    public decimal CapFactor { get; private set; }

    /// <summary>Where it stands: a law, a page.</summary>
    public string Source { get; private set; } = "";

    public ContributionTerms Terms => new(EmployerPension, EmployerMedical, EmployerHealth, EmployeePension,
        EmployeeFund, IncomeTax, MinimumPercent, CapFactor);

    /// <summary>The rule of a tariff on a day: the newest that is valid by then, or null.</summary>
    public static ContributionRule? On(IEnumerable<ContributionRule> rules, string code, DateOnly day) =>
        rules.Where(r => r.Code == code && r.ValidFrom <= day).MaxBy(r => r.ValidFrom);

    public void Change(string name, DateOnly validFrom, ContributionTerms terms, string? source)
    {
        if (terms.Employer > 100)
            throw new BusinessRuleException("Between {0} and {1}.", 0, 100) { Field = nameof(EmployerPension) };
        if (terms.Employee + terms.IncomeTax > 100)
            throw new BusinessRuleException("Between {0} and {1}.", 0, 100) { Field = nameof(EmployeePension) };
        (Name, ValidFrom, Source) = (name.Trim(), validFrom, source?.Trim() ?? "");
        (EmployerPension, EmployerMedical, EmployerHealth) =
            (terms.EmployerPension, terms.EmployerMedical, terms.EmployerHealth);
        (EmployeePension, EmployeeFund, IncomeTax) = (terms.EmployeePension, terms.EmployeeFund, terms.IncomeTax);
        (MinimumPercent, CapFactor) = (terms.MinimumPercent, terms.CapFactor);
    }
}

internal sealed class ContributionRuleConfiguration : IEntityTypeConfiguration<ContributionRule>
{
    public void Configure(EntityTypeBuilder<ContributionRule> rule)
    {
        rule.ToTable("ContributionRules");
        rule.Property(r => r.Code).HasMaxLength(ContributionRule.CodeLength);
        rule.Property(r => r.Name).HasMaxLength(ContributionRule.NameLength);
        rule.Property(r => r.Source).HasMaxLength(ContributionRule.SourceLength);
        rule.Ignore(r => r.Terms);
        rule.HasIndex(r => new { r.Code, r.ValidFrom }).IsUnique();
    }
}
