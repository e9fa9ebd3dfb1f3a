namespace ErpCrm.Web.Hosting;

internal static class Security
{
    // A file that somebody chose is shown from the page's memory
    // (blob:), a stored one from here; both run no script of their own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "frame-src 'self' blob:; " +
        "form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Headers of every response; what signed-in people see is
    /// never stored, neither on the way nor on the device.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        // dotnet watch talks to the page over its own socket.
        var policy = app.Environment.IsDevelopment() ? Policy.Replace("connect-src 'self'",
            "connect-src 'self' ws://localhost:* http://localhost:*", StringComparison.Ordinal) : Policy;
        if (app.Environment.IsProduction()) app.UseHsts();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            context.Response.OnStarting(() =>
            {
                var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
                // Assets say themselves how long they are good; exports, documents and options say nothing.
                if (isPage || headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache, no-store";
                if (isPage) headers.Append("Vary", "HX-Request, HX-Target, Cookie");

                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
