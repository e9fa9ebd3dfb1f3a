using System.Globalization;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>What the books compute by themselves at the end of a month.</summary>
internal enum RunStep
{
    Deferral,
    WorkInProgress,
    Revaluation,
    Accrual,
    TaxReturn,
    TaxPayment,
    YearEnd,
}

internal enum RunState
{
    Posted,
    Undone,
}

/// <summary>
/// One posting of a computed step of a month: what should stand on the accounts, what stood there, and the difference
/// that was posted. Its journals come from it; it is taken back by opposite ones.
/// </summary>
internal sealed class ClosingRun : Entity
{
    public const int CodeLength = 40;
    public const int ReasonLength = 400;
    private readonly List<ClosingRunLine> _lines = [];

    private ClosingRun()
    {
    }

    /// <param name="number">Of this step in this month, from 1.</param>
    public ClosingRun(RunStep step, ClosingMonth month, int number, DateTime at, Guid byId)
    {
        (Step, Month, Number, RanAt, RanById) = (step, month.First, number, at, byId);
        Code = string.Create(CultureInfo.InvariantCulture, $"{CodeOf(step)}-{month.Key}");
        if (number > 1) Code += string.Create(CultureInfo.InvariantCulture, $"/{number}");
    }

    public RunStep Step { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    [NotAudited]
    public int Number { get; private set; }

    /// <summary>What it is called: <c>REV-2026-10</c>.</summary>
    public string Code { get; private set; } = "";

    public RunState State { get; private set; }

    /// <summary>Sum of what was added to the accounts, base currency.</summary>
    [NotAudited]
    public decimal Amount { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime RanAt { get; private set; }

    [NotAudited]
    public Guid RanById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? UndoneAt { get; private set; }

    [NotAudited]
    public Guid? UndoneById { get; private set; }

    /// <summary>Why it was undone.</summary>
    public string Reason { get; private set; } = "";

    public IReadOnlyList<ClosingRunLine> Lines => _lines;

    public ClosingMonth Of => new(Month);

    public void Add(RunRow row)
    {
        _lines.Add(new ClosingRunLine(Id, _lines.Count, row));
        Amount += row.Difference;
    }

    /// <exception cref="BusinessRuleException">It is undone already, or nobody says why.</exception>
    public void Undo(string? reason, DateTime at, Guid byId)
    {
        if (State == RunState.Undone) throw new BusinessRuleException("This is undone already.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why it is undone.") { Field = nameof(Reason) };
        (State, Reason, UndoneAt, UndoneById) = (RunState.Undone, reason.Trim(), at, byId);
    }

    private static string CodeOf(RunStep step) => step switch
    {
        RunStep.Deferral => "DEF",
        RunStep.WorkInProgress => "WIP",
        RunStep.Revaluation => "REV",
        RunStep.Accrual => "ACC",
        RunStep.TaxReturn => "VAT",
        RunStep.TaxPayment => "TAX",
        _ => "YE",
    };
}

internal sealed class ClosingRunConfiguration : IEntityTypeConfiguration<ClosingRun>
{
    public void Configure(EntityTypeBuilder<ClosingRun> run)
    {
        run.ToTable("ClosingRuns");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Code).HasMaxLength(ClosingRun.CodeLength);
        run.Property(r => r.Reason).HasMaxLength(ClosingRun.ReasonLength);
        run.Ignore(r => r.Of);
        run.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RunId);
        run.HasIndex(r => new { r.Month, r.Step, r.Number }).IsUnique();
        run.HasIndex(r => r.RanAt);
    }
}
