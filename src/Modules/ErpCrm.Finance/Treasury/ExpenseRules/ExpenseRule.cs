using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.ExpenseRules;

/// <param name="Text">Words of the seller or of the description, all of them, in any order.</param>
/// <param name="VatPercent">12 for 12 %; null to say nothing about it.</param>
internal sealed record ExpenseRuleTerms(
    string Text, int Order, bool IsActive, Guid CategoryId, decimal? VatPercent, Guid? ProjectId);

/// <summary>
/// Says what an expense is by the words of its receipt: proposed with its reason, never put over what somebody chose.
/// Rules are tried in their order; the first that fits counts.
/// </summary>
internal sealed class ExpenseRule : Entity
{
    public const int TextLength = 120;
    public const int MostOrder = 10_000;

    private ExpenseRule()
    {
    }

    public ExpenseRule(ExpenseRuleTerms terms) => Change(terms);

    public string Text { get; private set; } = "";

    /// <summary>A lower one is tried first.</summary>
    public int Order { get; private set; }

    public bool IsActive { get; private set; }

    [NotAudited]
    public Guid CategoryId { get; private set; }

    public decimal? VatPercent { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    /// <exception cref="BusinessRuleException">It would fit every expense.</exception>
    public void Change(ExpenseRuleTerms terms)
    {
        if (WordsOf(terms.Text).Length == 0)
            throw new BusinessRuleException("Enter words: this rule would fit every expense.")
            {
                Field = nameof(Text)
            };
        (Text, Order, IsActive) = (terms.Text.Trim(), terms.Order, terms.IsActive);
        (CategoryId, VatPercent, ProjectId) = (terms.CategoryId, terms.VatPercent, terms.ProjectId);
    }

    /// <param name="said">Seller and description, folded (<see cref="SearchText.Of"/>).</param>
    public bool Fits(string said) => WordsOf(Text).All(word => said.Contains(word, StringComparison.Ordinal));

    private static string[] WordsOf(string text) =>
        SearchText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class ExpenseRuleConfiguration : IEntityTypeConfiguration<ExpenseRule>
{
    public void Configure(EntityTypeBuilder<ExpenseRule> rule)
    {
        rule.ToTable("ExpenseRules");
        rule.Property(r => r.Text).HasMaxLength(ExpenseRule.TextLength);
        rule.Property(r => r.VatPercent).HasPrecision(5, 2);
        rule.HasOne<ExpenseCategory>().WithMany().HasForeignKey(r => r.CategoryId).OnDelete(DeleteBehavior.Restrict);
        rule.HasIndex(r => r.Order);
    }
}
