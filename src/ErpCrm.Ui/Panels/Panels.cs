using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Panels;

/// <summary>A panel that a module shows on a page of another one.</summary>
/// <param name="Slot">Key of the kind of record on whose page it stands, or another place that a page names.</param>
/// <param name="Component">A <see cref="PanelComponent"/>.</param>
/// <param name="Order">Within the slot.</param>
/// <param name="Permission">Needed at any scope; null for everyone.</param>
public sealed record PanelRegistration(string Slot, Type Component, int Order, string? Permission);

/// <summary>A panel on the page of every record of a kind that can do this; it is told which record.</summary>
/// <param name="Component">A <see cref="PanelComponent"/> with <c>InvokeAsync(RecordRef record)</c>.</param>
/// <param name="Order">Among those of a record.</param>
public sealed record RecordPanelRegistration(RecordAbility Ability, Type Component, int Order);

/// <summary>
/// A panel: <c>InvokeAsync(Guid subject)</c> loads its own data and
/// returns <see cref="Panel"/>; empty content shows nothing.
/// </summary>
public abstract class PanelComponent : ViewComponent
{
    /// <summary>The view beside the class: <c>ErpCrm.Finance.Billing.Invoices.CompanyInvoicesPanel</c>
    /// has <c>/Finance/Billing/Invoices/CompanyInvoicesPanel.cshtml</c>.</summary>
    protected ViewViewComponentResult Panel(object? model)
    {
        var parts = GetType().FullName!.Split('.');
        return View($"/{string.Join('/', parts[1..])}.cshtml", model);
    }
}

/// <summary>Places of panels that are no record's page.</summary>
public static class PanelSlots
{
    public const string Home = "home";

    /// <summary>At the head of the navigation, drawn once for a whole document.</summary>
    public const string Bell = "bell";

    /// <summary>In the menu of one's account: links.</summary>
    public const string Account = "account";

    /// <summary>In the frame around every page.</summary>
    public const string Shell = "shell";

    /// <summary>In the bar at the foot of a phone: links with an icon and a word.</summary>
    public const string Tabs = "tabs";
}

public static class PanelServices
{
    /// <summary>Shows a component in a slot.</summary>
    public static IServiceCollection AddPanel<TComponent>(this IServiceCollection services, string slot, int order,
        string? permission)
        where TComponent : PanelComponent =>
            services.AddSingleton(new PanelRegistration(slot, typeof(TComponent), order, permission));

    /// <summary>Shows a component on the page of every record that has the ability.</summary>
    public static IServiceCollection AddRecordPanel<TComponent>(this IServiceCollection services,
        RecordAbility ability, int order)
        where TComponent : PanelComponent =>
            services.AddSingleton(new RecordPanelRegistration(ability, typeof(TComponent), order));
}
