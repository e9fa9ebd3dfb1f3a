using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Views;

/// <summary>How somebody wants lists to look, in whichever browser.</summary>
internal sealed class ReaderChoice
{
    public required Guid UserId { get; init; }

    /// <summary>compact or comfortable.</summary>
    public required string Density { get; set; }
}

internal sealed class ReaderChoiceConfiguration : IEntityTypeConfiguration<ReaderChoice>
{
    public void Configure(EntityTypeBuilder<ReaderChoice> builder)
    {
        builder.ToTable("ReaderChoices");
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.Property(c => c.Density).HasMaxLength(20);
    }
}

/// <summary>Read from memory until somebody changes his choice.</summary>
internal sealed class ReaderChoices(Lazy<WorkspaceDbContext> db, KeptFigures kept, ICurrentUser me) : IReaderChoices
{
    private static readonly Type[] Sources = [typeof(ReaderChoice)];

    public string? Density { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        if (!me.IsSignedIn) return;
        var all = await kept.KeptAsync(db, "choices of readers", Sources,
            context => context.ReaderChoices.AsNoTracking().ToDictionaryAsync(c => c.UserId, c => c.Density, ct));
        Density = all.GetValueOrDefault(me.Id);
    }

    public async Task RememberDensityAsync(string density, CancellationToken ct)
    {
        if (!me.IsSignedIn) return;
        var context = db.Value;
        var known = await context.ReaderChoices.FirstOrDefaultAsync(c => c.UserId == me.Id, ct);
        if (known is null) context.Add(new ReaderChoice { UserId = me.Id, Density = density });
        else known.Density = density;
        await context.SaveChangesAsync(ct);
    }
}
