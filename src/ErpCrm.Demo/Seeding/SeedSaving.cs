using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Demo.Seeding;

/// <summary>How seeders save.</summary>
public static class SeedSaving
{
    /// <summary>Changes are looked for once per save, not with every question; call it first.</summary>
    public static void ForBulk(this DbContext db) => db.ChangeTracker.AutoDetectChangesEnabled = false;

    /// <summary>Saves everything in one transaction and forgets it.</summary>
    public static async Task SaveBulkAsync(this DbContext db, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
