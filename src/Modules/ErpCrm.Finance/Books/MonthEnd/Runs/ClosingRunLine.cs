using ErpCrm.Finance.Books.Journals;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>One figure of a computed step: what it is about, what should stand in the books, and what stands there.
/// </summary>
/// <param name="Kind">Key of the kind of record it is about (<c>Kinds</c>).</param>
/// <param name="Part">Which of several figures of one record; empty where there is one.</param>
/// <param name="Label">What people call the record: its number, its code.</param>
/// <param name="Target">In base currency.</param>
/// <param name="Before">What earlier runs posted of it, in base currency.</param>
internal sealed record RunRow(string Kind, Guid RefId, string Part, string Label, decimal Target, decimal Before)
{
    /// <summary>Whose profit it is.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>What its lines are about; known when it is posted.</summary>
    public LineOf Of { get; init; } = LineOf.Nothing;

    /// <summary>The account it is posted on, where the step has no one of its own.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What it was computed of, in <see cref="Currency"/>.</summary>
    public decimal? Foreign { get; init; }

    public string? Currency { get; init; }

    /// <summary>A share, or an exchange rate.</summary>
    public decimal? Rate { get; init; }

    public decimal Difference => Target - Before;
}

/// <summary>The same, as it was posted. Never changed.</summary>
internal sealed class ClosingRunLine
{
    public const int PartLength = 40;
    public const int LabelLength = 120;

    private ClosingRunLine()
    {
    }

    internal ClosingRunLine(Guid runId, int position, RunRow row)
    {
        (RunId, Position, Kind, RefId, Part) = (runId, position, row.Kind, row.RefId, row.Part);
        Label = row.Label.Length <= LabelLength ? row.Label : row.Label[..LabelLength];
        (Target, Before, Difference) = (row.Target, row.Before, row.Difference);
        (ProjectId, AccountId, Foreign, Currency, Rate) = (row.ProjectId, row.AccountId, row.Foreign, row.Currency,
            row.Rate);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid RunId { get; private set; }
    public int Position { get; private set; }
    public string Kind { get; private set; } = "";
    public Guid RefId { get; private set; }
    public string Part { get; private set; } = "";
    public string Label { get; private set; } = "";
    public Guid? ProjectId { get; private set; }
    public Guid? AccountId { get; private set; }
    public decimal? Foreign { get; private set; }
    public string? Currency { get; private set; }
    public decimal? Rate { get; private set; }
    public decimal Target { get; private set; }
    public decimal Before { get; private set; }
    public decimal Difference { get; private set; }
}

internal sealed class ClosingRunLineConfiguration : IEntityTypeConfiguration<ClosingRunLine>
{
    public void Configure(EntityTypeBuilder<ClosingRunLine> line)
    {
        line.ToTable("ClosingRunLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Kind).HasMaxLength(40);
        line.Property(l => l.Part).HasMaxLength(ClosingRunLine.PartLength);
        line.Property(l => l.Label).HasMaxLength(ClosingRunLine.LabelLength);
        line.Property(l => l.Currency).HasMaxLength(Currencies.CodeLength);
        line.Property(l => l.Rate).HasPrecision(18, 8);
        line.HasIndex(l => l.RunId);
        line.HasIndex(l => l.RefId);
    }
}
