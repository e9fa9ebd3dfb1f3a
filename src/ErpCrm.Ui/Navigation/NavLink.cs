namespace ErpCrm.Ui.Navigation;

/// <summary>An item as it is drawn in the sidebar of one page.</summary>
public sealed record NavLink(NavItem Item, string? Current)
{
    public bool IsCurrent => Item.Key == Current;
}
