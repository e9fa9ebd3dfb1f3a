using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <param name="Currency">In which its person is paid back.</param>
internal sealed record ClaimTerms(string Title, DateOnly PeriodFrom, DateOnly PeriodUntil, string Currency);

/// <summary>Several expenses of one person that are handed in, decided and paid back together: draft, submitted,
/// approved, paid. Its lines are expenses, each with its own currency, receipt and project.</summary>
internal sealed partial class ExpenseClaim : Entity
{
    public const int TitleLength = 120;
    public const int ReasonLength = Expense.ReasonLength;
    public const int MostLines = 200;

    private ExpenseClaim()
    {
    }

    public Guid RecordedById { get; private set; }
    public ExpenseState State { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly PeriodFrom { get; private set; }
    public DateOnly PeriodUntil { get; private set; }

    /// <summary>In which its person is paid back.</summary>
    public string Currency { get; private set; } = "";

    [NotAudited]
    public int LineCount { get; private set; }

    /// <summary>What its person is owed: as far as rates are known when it is submitted, fixed by the approval; null
    /// before. What company cards paid is not in it.</summary>
    public decimal? Total { get; private set; }

    /// <summary>UTC: when it was handed in last; never the same twice.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Who approved or sent back.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; private set; }

    /// <summary>Day the money left the company; null also where nothing is owed.</summary>
    public DateOnly? PaidOn { get; private set; }

    [NotAudited]
    public Guid? PaidFromId { get; private set; }

    /// <summary>1 unit of its currency = x base, of the day it was paid.</summary>
    [NotAudited]
    public decimal? PaidRate { get; private set; }

    public string SearchText { get; private set; } = "";

    public bool IsEditable => State is ExpenseState.Draft or ExpenseState.SentBack;

    public Money Owed => new(Total ?? 0, Currency);

    public static ExpenseClaim Open(Guid recordedById, ClaimTerms terms)
    {
        var claim = new ExpenseClaim { RecordedById = recordedById, State = ExpenseState.Draft };
        claim.Write(terms);
        return claim;
    }

    public void Change(ClaimTerms terms)
    {
        RefuseUnlessEditable();
        Write(terms);
    }

    /// <summary>Makes an expense of the same person a line of it.</summary>
    public void Take(Expense line)
    {
        RefuseUnlessEditable();
        if (line.RecordedById != RecordedById)
            throw new BusinessRuleException("A claim has expenses of one person.");
        if (LineCount >= MostLines)
            throw new BusinessRuleException("A claim has at most {0} lines.", MostLines);
        line.JoinClaim(Id);
        LineCount++;
    }

    /// <summary>The expense goes its own way again.</summary>
    public void Release(Expense line)
    {
        RefuseUnlessEditable();
        RequireMine([line]);
        line.LeaveClaim();
        LineCount--;
    }

    /// <summary>It goes; its expenses stay as drafts.</summary>
    /// <param name="lines">All of them.</param>
    public void Discard(IReadOnlyList<Expense> lines)
    {
        RefuseUnlessEditable();
        RequireMine(lines);
        foreach (var line in lines) line.LeaveClaim();
        LineCount = 0;
    }

    private void Write(ClaimTerms terms)
    {
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.PeriodUntil < terms.PeriodFrom)
            throw new BusinessRuleException("The last day may not lie before the first.")
            {
                Field = nameof(PeriodUntil)
            };
        (Title, Currency) = (terms.Title.Trim(), terms.Currency);
        (PeriodFrom, PeriodUntil) = (terms.PeriodFrom, terms.PeriodUntil);
        SearchText = SharedKernel.SearchText.Of(Title);
    }

    private void RequireMine(IReadOnlyList<Expense> lines)
    {
        if (lines.Any(l => l.ClaimId != Id))
            throw new BusinessRuleException("This expense is no line of the claim any more.");
    }

    private void RefuseUnlessEditable()
    {
        if (!IsEditable) throw new BusinessRuleException("A submitted or approved claim is not changed any more.");
    }
}

internal sealed class ExpenseClaimConfiguration : IEntityTypeConfiguration<ExpenseClaim>
{
    public void Configure(EntityTypeBuilder<ExpenseClaim> claim)
    {
        claim.ToTable("ExpenseClaims");
        claim.Property(c => c.Title).HasMaxLength(ExpenseClaim.TitleLength);
        claim.Property(c => c.Currency).HasMaxLength(Currencies.CodeLength);
        claim.Property(c => c.Reason).HasMaxLength(ExpenseClaim.ReasonLength);
        claim.Property(c => c.PaidRate).HasPrecision(18, 8);
        claim.Property(c => c.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        claim.Ignore(c => c.Owed);
        claim.HasOne<BankAccount>().WithMany().HasForeignKey(c => c.PaidFromId).OnDelete(DeleteBehavior.Restrict);
        claim.HasIndex(c => new { c.RecordedById, c.PeriodUntil });
        claim.HasIndex(c => new { c.State, c.PeriodUntil });
        claim.HasIndex(c => c.PeriodUntil);
    }
}
