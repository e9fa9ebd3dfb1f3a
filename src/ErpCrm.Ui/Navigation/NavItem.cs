using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Navigation;

/// <summary>Where an item stands in the sidebar. Settings stand on the settings page and in the palette.</summary>
public enum NavGroup
{
    Top,
    Sales,
    Delivery,
    Finance,
    Foot,
    Settings,
}

/// <summary>A page that is reached from everywhere.</summary>
/// <param name="Group">Part of the sidebar.</param>
/// <param name="Key">The page says it is current by <c>ViewData["Nav"]</c>.</param>
/// <param name="Text">Marker of the texts that hold the label.</param>
/// <param name="Label">English label, the key of its translation.</param>
/// <param name="Url">Path.</param>
/// <param name="Icon">Lucide name.</param>
/// <param name="Permission">Needed at any scope; null for everyone.</param>
/// <param name="Order">Within the group.</param>
/// <param name="Shortcut">Letter after G.</param>
/// <param name="OnPhone">Stands for its group in the bottom bar of a
/// phone; without one the first of the group does.</param>
public sealed record NavItem(NavGroup Group, string Key, Type Text, string Label, string Url, string Icon,
    string? Permission, int Order, char? Shortcut = null, bool OnPhone = false)
{
    /// <summary>
    /// The list of a kind of record: its address and permission, its word and icon unless others are stated, are the
    /// record's.
    /// </summary>
    public static NavItem Of<TRecord>(
        NavGroup group, string key, int order, char? shortcut = null, string? label = null, string? icon = null)
        where TRecord : RecordKind, new()
    {
        var record = new TRecord();
        var url = record.ListUrl ?? throw new ArgumentException($"There is no list of {record.Key}.");
        var (texts, word) = (record.Words.Texts, label ?? record.Words.Many);
        return new NavItem(group, key, texts, word, url, icon ?? record.Icon, record.Rights.View, order, shortcut);
    }
}

/// <summary>Where the shell leads its user: the module that signs people in says it.</summary>
public sealed record AccountPages(string Profile, string SignOut);

/// <summary>The items the signed-in user may see, in order.</summary>
public sealed class Menu(IEnumerable<NavItem> items, ICurrentUser user, IStringLocalizerFactory texts)
{
    private readonly IReadOnlyList<NavItem> _items = [
        .. items.Where(item => item.Permission is null || user.Can(item.Permission)).OrderBy(i => i.Group)
            .ThenBy(i => i.Order)];

    /// <summary>All of them.</summary>
    public IReadOnlyList<NavItem> Items => _items;

    /// <summary>Those of one group.</summary>
    public IReadOnlyList<NavItem> In(NavGroup group) => [.. _items.Where(item => item.Group == group)];

    /// <summary>Four for the bottom bar of a phone: one of each group, then whatever follows.</summary>
    public IReadOnlyList<NavItem> ForPhone()
    {
        var main = _items.Where(item => item.Group < NavGroup.Foot).ToList();
        var first = main.GroupBy(item => item.Group)
            .Select(group => group.FirstOrDefault(item => item.OnPhone) ?? group.First())
            .ToList();
        return [.. first.Concat(main.Except(first)).Take(4).OrderBy(i => i.Group).ThenBy(i => i.Order)];
    }

    /// <summary>The label in the reader's language.</summary>
    public string LabelOf(NavItem item) => texts.Create(item.Text)[item.Label];
}

public static class NavigationRegistration
{
    /// <summary>Adds a module's items.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, params NavItem[] items)
    {
        foreach (var item in items) services.AddSingleton(item);
        return services;
    }
}
