using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Web.Measuring;

/// <summary>
/// Tells in a header how many SQL commands an answer took, when
/// <c>Measuring:SqlCommands</c> is set: for benchmarks and tests, never in production.
/// </summary>
internal static class Measuring
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-Sql-Commands";

    public static void AddMeasuring(this WebApplicationBuilder builder)
    {
        if (IsOn(builder.Configuration)) builder.Services.AddSingleton<IInterceptor, CommandCounter>();
    }

    public static void UseMeasuring(this WebApplication app)
    {
        if (!IsOn(app.Configuration)) return;
        app.Use(async (context, next) =>
        {
            var count = CommandCounter.Begin();
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Header] = count.Value.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            await next(context);
        });
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool>("Measuring:SqlCommands");
}

/// <summary>Counts the commands of one request's flow of work; what
/// is delivered afterwards is not part of it.</summary>
internal sealed class CommandCounter : DbCommandInterceptor
{
    private static readonly AsyncLocal<Count?> Current = new();

    public static Count Begin() => Current.Value = new Count();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        Current.Value?.Add();
        return result;
    }

    internal sealed class Count
    {
        private int _value;

        public int Value => _value;

        public void Add() => Interlocked.Increment(ref _value);
    }
}
