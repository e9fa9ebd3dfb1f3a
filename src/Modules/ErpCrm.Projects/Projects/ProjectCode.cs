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
    private const string Prefix = "P-";

    // A number beyond what anybody counts to is a name.
    private const int Highest = 999_999;

    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:0000}");

    /// <summary>The number that a code stands for; null when it is none of ours.</summary>
    public static int? NumberOf(string code) =>
        code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(code[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= Highest
            ? number
            : null;

    /// <summary>Numbers for several projects that are opened together; see <see cref="SettleAsync"/>.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<int> ReserveAsync(ProjectsDbContext db, int count, CancellationToken ct)
    {
        if (await db.Counters.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last + count), ct) == 0)
        {
            var first = new ProjectCounter { Last = count };
            db.Add(first);
            await db.SaveChangesAsync(ct);
            db.Entry(first).State = EntityState.Detached;
        }

        return await db.Counters.Select(c => c.Last).SingleAsync(ct) - count + 1;
    }

    /// <summary>In the transaction that reserved: what was not given goes back, and nothing that was given from
    /// outside is given again.</summary>
    public static Task SettleAsync(ProjectsDbContext db, int last, CancellationToken ct) =>
        db.Counters.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, last), ct);

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
        return Of(number);
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
