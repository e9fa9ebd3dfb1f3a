using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

internal enum RuleDirection
{
    Both,
    MoneyIn,
    MoneyOut,
}

/// <summary>What somebody writes of a rule.</summary>
/// <param name="BankAccountId">Null for lines of every account.</param>
/// <param name="Text">Words that stand in the line, or a pattern.</param>
/// <param name="IsPattern">Whether <paramref name="Text"/> is a regular expression.</param>
/// <param name="Party">Words of the payer's name.</param>
/// <param name="Least">Of the amount, without its sign.</param>
/// <param name="AccountId">Of the ledger: where it is posted.</param>
internal sealed record RuleData(
    string Name, int Order, bool IsActive, Guid? BankAccountId, RuleDirection Direction, string? Text, bool IsPattern,
    string? Party, decimal? Least, decimal? Most, Guid AccountId)
{
    public Guid? ProjectId { get; init; }
    public Guid? DepartmentId { get; init; }
    public Guid? CostCentreId { get; init; }
}

/// <summary>
/// Says where lines are posted that no document is for: proposed, never done by itself. Rules are tried in their order;
/// the first that fits counts.
/// </summary>
internal sealed class BankRule : Entity
{
    public const int NameLength = 80;
    public const int TextLength = 200;

    private BankRule()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>A lower one is tried first.</summary>
    public int Order { get; private set; }

    public bool IsActive { get; private set; }

    [NotAudited]
    public Guid? BankAccountId { get; private set; }

    public RuleDirection Direction { get; private set; }
    public string Text { get; private set; } = "";
    public bool IsPattern { get; private set; }
    public string Party { get; private set; } = "";
    public decimal? Least { get; private set; }
    public decimal? Most { get; private set; }

    [NotAudited]
    public Guid AccountId { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    [NotAudited]
    public Guid? DepartmentId { get; private set; }

    [NotAudited]
    public Guid? CostCentreId { get; private set; }

    public static BankRule Of(RuleData data)
    {
        var rule = new BankRule();
        rule.Change(data);
        return rule;
    }

    /// <exception cref="BusinessRuleException">It would fit everything, or its pattern cannot be used.</exception>
    public void Change(RuleData data)
    {
        var (text, party) = (data.Text?.Trim() ?? "", data.Party?.Trim() ?? "");
        if (text.Length == 0 && party.Length == 0)
            throw new BusinessRuleException("Enter words of the line or of the payer: this rule would fit every line.")
            {
                Field = nameof(Text)
            };
        if (data.Least > data.Most)
            throw new BusinessRuleException("The largest amount is below the smallest.") { Field = nameof(Most) };
        if (data.IsPattern) RulePattern.Require(text);
        (Name, Order, IsActive, BankAccountId) = (data.Name.Trim(), data.Order, data.IsActive, data.BankAccountId);
        (Direction, Text, IsPattern, Party) = (data.Direction, text, data.IsPattern, party);
        (Least, Most, AccountId) = (data.Least, data.Most, data.AccountId);
        (ProjectId, DepartmentId, CostCentreId) = (data.ProjectId, data.DepartmentId, data.CostCentreId);
    }
}

internal sealed class BankRuleConfiguration : IEntityTypeConfiguration<BankRule>
{
    public void Configure(EntityTypeBuilder<BankRule> rule)
    {
        rule.ToTable("BankRules");
        rule.Property(r => r.Name).HasMaxLength(BankRule.NameLength);
        rule.Property(r => r.Text).HasMaxLength(BankRule.TextLength);
        rule.Property(r => r.Party).HasMaxLength(BankRule.TextLength);
        rule.HasOne<BankAccount>().WithMany().HasForeignKey(r => r.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        rule.HasIndex(r => r.Name).IsUnique();
    }
}
