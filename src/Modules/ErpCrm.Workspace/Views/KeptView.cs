using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Views;

/// <summary>An address of a list under a name. It is no record of the business: nothing is told of it, and its history
/// is nobody's.</summary>
internal sealed class KeptView
{
    public const int NameLength = 80;
    public const int QueryLength = 3000;
    public const int ListLength = 60;

    /// <summary>Of the address that is kept: a later one may be read otherwise.</summary>
    private const int Schema = 1;

    private KeptView()
    {
    }

    public Guid Id { get; private set; } = Ids.New();

    /// <summary>Key of the list.</summary>
    public string List { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public ViewSharing Sharing { get; private set; }

    public string Query { get; private set; } = "";

    public int SchemaVersion { get; private set; } = Schema;

    /// <summary>Order among the views of its list that are shared alike.</summary>
    public double Position { get; private set; }

    public int Version { get; private set; }

    /// <param name="position">After all others.</param>
    public static KeptView Save(
        string list, string name, Guid owner, ViewSharing sharing, string query, double position = 0)
    {
        var view = new KeptView { List = list, OwnerId = owner, Position = position };
        view.Describe(name, sharing);
        view.Say(query);
        return view;
    }

    public void Describe(string name, ViewSharing sharing) =>
        (Name, Sharing, Version) = (name.Trim(), sharing, Version + 1);

    public void Say(string query) => (Query, SchemaVersion, Version) = (
        StateOf(query) ?? throw new BusinessRuleException("It asks too much to be kept. Take filters away."),
        Schema, Version + 1);

    /// <summary>Puts it between two others; only its own place changes.</summary>
    public void Move(double? after, double? before) => Position = (after, before) switch
    {
        ({ } a, { } b) => (a + b) / 2,
        ({ } a, null) => a + 1,
        (null, { } b) => b - 1,
        _ => 0,
    };

    /// <summary>What a view keeps of an address; null of one that is too long.</summary>
    public static string? StateOf(string? query)
    {
        var state = ListQuery.Parse(query ?? "").State.ToString();
        return state.Length > QueryLength ? null : state;
    }
}

/// <summary>How somebody uses a view.</summary>
internal sealed class ViewUse(Guid userId, Guid viewId, string list)
{
    public Guid UserId { get; private set; } = userId;

    public Guid ViewId { get; private set; } = viewId;

    public string List { get; private set; } = list;

    /// <summary>The list begins with it.</summary>
    public bool IsDefault { get; set; }

    /// <summary>What he changed and did not save; null when nothing is.</summary>
    public string? Draft { get; set; }
}

internal static class ViewAccess
{
    /// <summary>One's own, those of one's teams, and those of everybody.</summary>
    public static IQueryable<KeptView> VisibleTo(this IQueryable<KeptView> views, ICurrentUser me)
    {
        var team = me.TeamMates.ToList();
        return views.Where(v => v.OwnerId == me.Id || v.Sharing == ViewSharing.Company
            || (v.Sharing == ViewSharing.Team && team.Contains(v.OwnerId)));
    }

    public static bool IsChangeableBy(this KeptView view, ICurrentUser me) =>
        view.OwnerId == me.Id || me.Can(WorkspacePermissions.ManageViews);
}

internal sealed class KeptViewConfiguration : IEntityTypeConfiguration<KeptView>
{
    public void Configure(EntityTypeBuilder<KeptView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.List).HasMaxLength(KeptView.ListLength);
        builder.Property(v => v.Name).HasMaxLength(KeptView.NameLength);
        builder.Property(v => v.Query).HasMaxLength(KeptView.QueryLength);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.List, v.OwnerId });
    }
}

internal sealed class ViewUseConfiguration : IEntityTypeConfiguration<ViewUse>
{
    public void Configure(EntityTypeBuilder<ViewUse> builder)
    {
        builder.ToTable("ViewUses");
        builder.HasKey(u => new { u.UserId, u.ViewId });
        builder.Property(u => u.List).HasMaxLength(KeptView.ListLength);
        builder.Property(u => u.Draft).HasMaxLength(KeptView.QueryLength);
        builder.HasIndex(u => new { u.UserId, u.List });
        builder.HasOne<KeptView>().WithMany().HasForeignKey(u => u.ViewId).OnDelete(DeleteBehavior.Cascade);
    }
}
