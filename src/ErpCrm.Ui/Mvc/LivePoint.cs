using ErpCrm.Platform.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Mvc;

/// <summary>Notes, before anything of a page is read, at which point of what is published it is made.</summary>
public static class LivePoint
{
    internal static readonly object Key = new();

    public static IApplicationBuilder UseLivePoints(this IApplicationBuilder app)
    {
        var feed = app.ApplicationServices.GetRequiredService<LiveFeed>();
        return app.Use((context, next) =>
        {
            context.Items[Key] = feed.Position;
            return next(context);
        });
    }
}
