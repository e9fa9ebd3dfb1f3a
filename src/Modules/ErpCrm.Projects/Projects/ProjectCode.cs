using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Projects;

/// <summary>The last number given to a project; one row.</summary>
internal sealed class ProjectCounter
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public int Last { get; set; }
}

internal static class ProjectCode
{
    public const int Length = 20;

    /// <summary>
    /// The next code, <c>P-0012</c>. Call it inside the transaction
    /// that saves the project: the row stays locked until then, and a roll-back gives the number back.
    /// </summary>
    public static async Task<string> NextAsync(ProjectsDbContext db, CancellationToken ct)
    {
        if (await db.Counters.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last + 1), ct) == 0)
        {
            var first = new ProjectCounter { Last = 1 };
            db.Add(first);
            await db.SaveChangesAsync(ct);
            db.Entry(first).State = EntityState.Detached;
        }

        var number = await db.Counters.Select(c => c.Last).SingleAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"P-{number:0000}");
    }
}

internal sealed class ProjectCounterMapping : IEntityTypeConfiguration<ProjectCounter>
{
    public void Configure(EntityTypeBuilder<ProjectCounter> counter)
    {
        counter.ToTable("Counters");
        counter.Property(c => c.Id).ValueGeneratedNever();
    }
}
