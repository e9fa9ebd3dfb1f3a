using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>Somebody looked at a step of a month and says that it is done, or may stay as it is.</summary>
internal sealed class ClosingTick
{
    public const int NoteLength = 300;
    public const int StepLength = 40;

    private ClosingTick()
    {
    }

    public ClosingTick(DateOnly month, string step, int left, string? note, Guid byId, DateTime at) =>
        (Month, Step, Left, Note, ById, At) = (month, step, left, note?.Trim() ?? "", byId, at);

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Key of the step.</summary>
    public string Step { get; private set; } = "";

    /// <summary>How many records were left then: where more are left now, it is not done any more.</summary>
    public int Left { get; private set; }

    public string Note { get; private set; } = "";
    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Somebody looked once more.</summary>
    public void Again(int left, string? note, Guid byId, DateTime at) =>
        (Left, Note, ById, At) = (left, note?.Trim() ?? "", byId, at);
}

internal sealed class ClosingTickConfiguration : IEntityTypeConfiguration<ClosingTick>
{
    public void Configure(EntityTypeBuilder<ClosingTick> tick)
    {
        tick.ToTable("ClosingTicks");
        tick.HasKey(t => new { t.Month, t.Step });
        tick.Property(t => t.Step).HasMaxLength(ClosingTick.StepLength);
        tick.Property(t => t.Note).HasMaxLength(ClosingTick.NoteLength);
    }
}
