import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  info: { className: "border-rule bg-sunken", icon: Info, iconClass: "text-secondary" },
  success: { className: "border-success bg-success-wash", icon: CircleCheck, iconClass: "text-success" },
  caution: { className: "border-caution bg-caution-wash", icon: TriangleAlert, iconClass: "text-caution" },
  danger: { className: "border-danger bg-danger-wash", icon: CircleAlert, iconClass: "text-danger" },
} as const;

/** A message in the page. `role="alert"` when it appears after something the person did and failed; `status` when it merely informs. */
export function Notice({
  tone = "info",
  title,
  role,
  children,
  className = "",
}: {
  tone?: keyof typeof looks;
  title?: string | undefined;
  role?: "alert" | "status" | undefined;
  children?: ReactNode;
  className?: string;
}) {
  const { className: look, icon: Icon, iconClass } = looks[tone];
  return (
    <div role={role} className={`flex gap-2 rounded-sm border-s-2 px-3 py-2 text-13 ${look} ${className}`}>
      <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${iconClass}`} />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}
