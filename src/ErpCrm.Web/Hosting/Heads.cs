namespace ErpCrm.Web.Hosting;

/// <summary>HEAD is answered like GET, without the body, at every
/// address: monitors, link checkers and mail programs ask so.</summary>
internal static class Heads
{
    private static readonly object Asked = new();

    public static void UseHeads(this WebApplication app) => app.Use(AnswerAsync);

    public static bool IsHead(this HttpContext context) => context.Items.ContainsKey(Asked);

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Items[Asked] = true;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Request.Method = HttpMethods.Head;
        }
    }
}
