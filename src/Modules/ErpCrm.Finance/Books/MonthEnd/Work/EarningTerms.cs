using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>How a fixed price is earned (domain-rules §12).</summary>
internal enum EarningMethod
{
    /// <summary>Earned when it is billed: nothing is posted at the end of a month.</summary>
    AsBilled,

    /// <summary>Cost so far as a share of all cost that is expected now.</summary>
    CostToCost,

    /// <summary>Hours so far as a share of all hours that are expected now.</summary>
    Hours,
}

/// <summary>The method of one contract: chosen once, and never changed after something was posted by it.</summary>
internal sealed class EarningTerms
{
    private EarningTerms()
    {
    }

    public EarningTerms(Guid projectId, EarningMethod method) => (ProjectId, Method) = (projectId, method);

    public Guid ProjectId { get; private set; }
    public EarningMethod Method { get; private set; }

    /// <exception cref="BusinessRuleException">Something was posted by the present method.</exception>
    public void Change(EarningMethod method, bool isPosted)
    {
        if (method == Method) return;
        if (isPosted)
            throw new BusinessRuleException(
                "Revenue of this contract was posted by another method. Undo these entries first.");
        Method = method;
    }
}

/// <summary>What somebody expected of a contract at the end of a month. Only added: the last one of a month counts.
/// </summary>
internal sealed class CompletionEstimate
{
    public const int NoteLength = 300;

    private CompletionEstimate()
    {
    }

    /// <param name="actual">Cost, or hours, until then.</param>
    /// <param name="remaining">What is still expected of it.</param>
    /// <exception cref="BusinessRuleException">It is negative.</exception>
    public CompletionEstimate(Guid projectId, DateOnly month, EarningMethod method, decimal actual, decimal remaining,
        string? note, Guid byId, DateTime at)
    {
        if (remaining < 0) throw new BusinessRuleException("Enter zero or more.");
        (ProjectId, Month, Method, Actual, Remaining) = (projectId, month, method, actual, remaining);
        (Note, ById, At) = (note?.Trim() ?? "", byId, at);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid ProjectId { get; private set; }

    /// <summary>First day of the month from whose end on it holds.</summary>
    public DateOnly Month { get; private set; }

    public EarningMethod Method { get; private set; }
    public decimal Actual { get; private set; }
    public decimal Remaining { get; private set; }
    public string Note { get; private set; } = "";
    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Cost or hours in all, as expected.</summary>
    public decimal AtCompletion => Actual + Remaining;
}

internal sealed class EarningTermsConfiguration : IEntityTypeConfiguration<EarningTerms>
{
    public void Configure(EntityTypeBuilder<EarningTerms> terms)
    {
        terms.ToTable("EarningTerms");
        terms.HasKey(t => t.ProjectId);
        terms.Property(t => t.ProjectId).ValueGeneratedNever();
    }
}

internal sealed class CompletionEstimateConfiguration : IEntityTypeConfiguration<CompletionEstimate>
{
    public void Configure(EntityTypeBuilder<CompletionEstimate> estimate)
    {
        estimate.ToTable("CompletionEstimates");
        estimate.Property(e => e.Id).ValueGeneratedNever();
        estimate.Property(e => e.Note).HasMaxLength(CompletionEstimate.NoteLength);
        estimate.Ignore(e => e.AtCompletion);
        estimate.HasIndex(e => new { e.ProjectId, e.Month });
    }
}
